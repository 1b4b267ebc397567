// The console's own words, in English and in Welsh: what neither the policy nor adapters/cli/draw/words says.
#pragma once
#include <string_view>

namespace safon::web {

/// {0}, {1} … stand for values, which the page gives.
struct Phrase {
  std::string_view en, cy;
};

namespace words {

// On every page
inline constexpr Phrase skip{"Skip to main content", "Neidio i'r prif gynnwys"};
inline constexpr Phrase menu{"Pages", "Tudalennau"};
inline constexpr Phrase other_language{"Cymraeg", "English"};
inline constexpr Phrase signed_in_as{"Signed in as {0}", "Wedi mewngofnodi fel {0}"};
inline constexpr Phrase sign_out{"Sign out", "Allgofnodi"};
inline constexpr Phrase as_of{"As of {0}", "Ar {0}"};
inline constexpr Phrase next_page{"Next", "Nesaf"};
inline constexpr Phrase first_page{"Back to the first", "Yn ôl i'r cyntaf"};
inline constexpr Phrase nothing_here{"There is nothing to show.", "Nid oes dim i'w ddangos."};
inline constexpr Phrase all_of_them{"All", "Pob un"};
inline constexpr Phrase show{"Show", "Dangos"};

// Trouble
inline constexpr Phrase problem{"There is a problem", "Mae problem"};
inline constexpr Phrase to_the_start{"To the start page", "I'r dudalen gychwyn"};
inline constexpr Phrase no_such_page{"There is no such page", "Nid oes tudalen o'r fath"};
inline constexpr Phrase no_such_method{"This page cannot be asked for in that way",
                                       "Ni ellir gofyn am y dudalen hon fel hynny"};
inline constexpr Phrase not_understood{"The request was not understood", "Ni ddeallwyd y cais"};
inline constexpr Phrase not_for_your_role{"This page is not for your role", "Nid yw'r dudalen hon ar gyfer eich rôl"};
inline constexpr Phrase not_your_council{"This participant is of a council that you do not look after",
                                         "Mae'r cyfranogwr hwn yn perthyn i gyngor nad ydych yn gofalu amdano"};
inline constexpr Phrase form_is_old{"The form is out of date: go back, load the page again and try once more",
                                    "Mae'r ffurflen wedi dyddio: ewch yn ôl, llwythwch y dudalen eto a rhowch gynnig "
                                    "arall arni"};
inline constexpr Phrase register_away{"The register cannot be read at the moment",
                                      "Ni ellir darllen y gofrestr ar "
                                      "hyn o bryd"};
inline constexpr Phrase register_busy{"Somebody else is writing to the register: try again in a moment",
                                      "Mae rhywun arall yn ysgrifennu i'r gofrestr: rhowch gynnig arall arni ymhen "
                                      "ychydig"};
inline constexpr Phrase no_policy{"The register holds no policy yet: `safon evaluate` brings one",
                                  "Nid oes polisi yn y gofrestr eto: mae `safon evaluate` yn dod ag un"};

// Signing in
inline constexpr Phrase sign_in{"Sign in", "Mewngofnodi"};
inline constexpr Phrase name{"Name", "Enw"};
inline constexpr Phrase password{"Password", "Cyfrinair"};
inline constexpr Phrase wrong_sign_in{
    "The name or the password is wrong, or you are locked out for a quarter of an "
    "hour after too many tries",
    "Mae'r enw neu'r cyfrinair yn anghywir, neu rydych wedi'ch cloi allan am chwarter "
    "awr ar ôl gormod o geisiadau"};
inline constexpr Phrase too_many_tries{"Too many people are signing in, or too many tries have failed: wait a moment",
                                       "Mae gormod o bobl yn mewngofnodi, neu mae gormod o geisiadau wedi methu: "
                                       "arhoswch ychydig"};
inline constexpr Phrase change_password{"Change password", "Newid cyfrinair"};
inline constexpr Phrase old_password{"Old password", "Hen gyfrinair"};
inline constexpr Phrase new_password{"New password, of at least {0} characters", "Cyfrinair newydd, o leiaf {0} nod"};
inline constexpr Phrase new_password_again{"The new password again", "Y cyfrinair newydd eto"};
inline constexpr Phrase not_the_same{"The two new passwords are not the same",
                                     "Nid yw'r ddau gyfrinair newydd yr un "
                                     "fath"};
inline constexpr Phrase wrong_length{"The new password has {0} to {1} characters",
                                     "Mae gan y cyfrinair newydd rhwng {0} "
                                     "ac {1} nod"};
inline constexpr Phrase old_is_wrong{"The old password is wrong", "Mae'r hen gyfrinair yn anghywir"};
inline constexpr Phrase password_changed{"The password is changed: sign in with the new one",
                                         "Mae'r cyfrinair wedi'i newid: mewngofnodwch gyda'r un newydd"};

// Pages
inline constexpr Phrase queue{"Cases", "Achosion"};
inline constexpr Phrase search{"Find", "Chwilio"};
inline constexpr Phrase overview{"Overview", "Trosolwg"};
inline constexpr Phrase audit{"Ledger", "Cyfriflyfr"};
inline constexpr Phrase runs{"Nights", "Nosweithiau"};
inline constexpr Phrase imports{"Returns", "Ffurflenni"};
inline constexpr Phrase people{"People", "Pobl"};
inline constexpr Phrase access{"Sign-ins", "Mewngofnodi"};

// People
inline constexpr Phrase full_name{"Full name", "Enw llawn"};
inline constexpr Phrase roles{"Roles", "Rolau"};
inline constexpr Phrase councils{"Councils", "Cynghorau"};
inline constexpr Phrase note{"Note", "Nodyn"};
inline constexpr Phrase disabled{"disabled", "wedi'i analluogi"};
inline constexpr Phrase locked{"locked out for now", "wedi'i gloi allan am y tro"};
inline constexpr Phrase proxy_only{"through a proxy only", "drwy ddirprwy yn unig"};
inline constexpr Phrase people_by_command{"`safon people` on the server adds people and changes them.",
                                          "Mae `safon people` ar y gweinydd yn ychwanegu pobl ac yn eu newid."};
inline constexpr Phrase when{"When", "Pryd"};
inline constexpr Phrase what{"What", "Beth"};
inline constexpr Phrase who{"Who", "Pwy"};
inline constexpr Phrase by_whom{"By", "Gan"};
inline constexpr Phrase details{"Details", "Manylion"};
inline constexpr Phrase person_added{"added", "wedi'i ychwanegu"};
inline constexpr Phrase person_disabled{"may not sign in any more", "ni chaiff fewngofnodi mwyach"};
inline constexpr Phrase person_enabled{"may sign in again", "caiff fewngofnodi eto"};
inline constexpr Phrase person_locked{"locked out", "wedi'i gloi allan"};
inline constexpr Phrase password_set{"has a new password", "mae ganddo gyfrinair newydd"};
inline constexpr Phrase signed_in{"signed in", "wedi mewngofnodi"};
inline constexpr Phrase signed_out{"signed out", "wedi allgofnodi"};
inline constexpr Phrase sign_in_failed{"failed to sign in", "wedi methu mewngofnodi"};
inline constexpr Phrase administrator{"administrator", "gweinyddwr"};
inline constexpr Phrase officer{"officer", "swyddog"};
inline constexpr Phrase policy_staff{"policy", "polisi"};
inline constexpr Phrase auditor{"auditor", "archwilydd"};
inline constexpr Phrase operators{"operator", "gweithredwr"};

// Cases
inline constexpr Phrase cases_waiting{"{0} cases wait", "Mae {0} achos yn aros"};
inline constexpr Phrase only_overdue{"Only overdue", "Dim ond rhai hwyr"};
inline constexpr Phrase order{"Order", "Trefn"};
inline constexpr Phrase by_due{"soonest due first", "y cynharaf i'w benderfynu yn gyntaf"};
inline constexpr Phrase by_opened{"longest waiting first", "yr hiraf yn aros yn gyntaf"};
inline constexpr Phrase by_id{"by number", "yn ôl rhif"};
inline constexpr Phrase council{"Council", "Cyngor"};
inline constexpr Phrase programme{"Programme", "Rhaglen"};
inline constexpr Phrase participant{"Participant", "Cyfranogwr"};
inline constexpr Phrase for_status{"Case for", "Achos ar gyfer"};
inline constexpr Phrase waits_since{"Waits since", "Yn aros ers"};
inline constexpr Phrase due{"Due", "Erbyn"};
inline constexpr Phrase overdue{"{0}, overdue", "{0}, yn hwyr"};
inline constexpr Phrase certified_so_far{"Certified by", "Ardystiwyd gan"};
inline constexpr Phrase needs_people{"Still needs", "Yn dal angen"};

// Finding
inline constexpr Phrase find_participant{"Find a participant", "Chwilio am gyfranogwr"};
inline constexpr Phrase id_or_beginning{"Number, or how it begins", "Rhif, neu sut mae'n dechrau"};
inline constexpr Phrase nobody_found{"Nobody's number is or begins with that", "Nid oes rhif neb yn dechrau fel hynny"};
inline constexpr Phrase found{"Found", "Canfuwyd"};

// A participant
inline constexpr Phrase of_council{"Council: {0}", "Cyngor: {0}"};
inline constexpr Phrase nobody_reports{"No longer reported by the council", "Nid yw'r cyngor yn ei adrodd mwyach"};
inline constexpr Phrase holds{"{0} since {1}", "{0} ers {1}"};
inline constexpr Phrase statuses_so_far{"Statuses so far", "Statysau hyd yma"};
inline constexpr Phrase certified_status{"certified", "ardystiwyd"};
inline constexpr Phrase is_stopped{
    "Stopped: ways to different statuses are open at once. Newer facts have to settle it.",
    "Wedi'i atal: mae ffyrdd at statysau gwahanol ar agor ar unwaith. Rhaid i ffeithiau "
    "newydd ei ddatrys."};
inline constexpr Phrase next_change{"Without new facts, nothing changes before {0}.",
                                    "Heb ffeithiau newydd, nid oes dim yn newid cyn {0}."};
inline constexpr Phrase nothing_changes{"Without new facts, nothing changes.",
                                        "Heb ffeithiau newydd, nid oes dim yn newid."};
inline constexpr Phrase not_entered{"Has not entered this programme", "Nid yw wedi ymuno â'r rhaglen hon"};
inline constexpr Phrase case_for{"Case for {0}", "Achos ar gyfer {0}"};
inline constexpr Phrase case_since{"Waits since {0} for {1}", "Yn aros ers {0} am {1}"};
inline constexpr Phrase due_by{"Due by {0}", "I'w benderfynu erbyn {0}"};
inline constexpr Phrase is_overdue{"Overdue: it was due by {0}", "Yn hwyr: roedd i'w benderfynu erbyn {0}"};
inline constexpr Phrase already_certified{"Certified so far by {0}", "Ardystiwyd hyd yma gan {0}"};
inline constexpr Phrase way_to{"To {0}", "I {0}"};
inline constexpr Phrase other_way_to{"{0}: {1}", "{0}: {1}"};
inline constexpr Phrase still_needed{"Still needed", "Yn dal yn angenrheidiol"};
inline constexpr Phrase nothing_needed{"Nothing is missing.", "Nid oes dim yn eisiau."};
inline constexpr Phrase why{"Why", "Pam"};
inline constexpr Phrase evidence_in{"{0}, received {1}", "{0}, derbyniwyd {1}"};
inline constexpr Phrase source{"Source: {0}", "Ffynhonnell: {0}"};
inline constexpr Phrase since{"since {0}", "ers {0}"};
inline constexpr Phrase may_change{"may change on {0}", "gall newid ar {0}"};
inline constexpr Phrase holds_until{"met until {0} if nothing new comes",
                                    "wedi'i fodloni tan {0} os na ddaw dim newydd"};
inline constexpr Phrase holds_from{"met from {0} on if nothing new comes",
                                   "wedi'i fodloni o {0} os na ddaw dim newydd"};
inline constexpr Phrase history{"History", "Hanes"};
inline constexpr Phrase intakes{"Intakes", "Derbyniadau"};
inline constexpr Phrase recorded{"Recorded", "Cofnodwyd"};
inline constexpr Phrase counts_from{"Counts from", "Yn cyfrif o"};
inline constexpr Phrase from_status{"From", "O"};
inline constexpr Phrase to_status{"To", "I"};
inline constexpr Phrase reason{"Reason", "Rheswm"};
inline constexpr Phrase rank{"Rank", "Safle"};

// Deciding
inline constexpr Phrase decide{"Decide", "Penderfynu"};
inline constexpr Phrase certify{"Certify", "Ardystio"};
inline constexpr Phrase decline{"Decline", "Gwrthod"};
inline constexpr Phrase reason_wanted{"Reason (needed to decline)", "Rheswm (yn angenrheidiol i wrthod)"};
inline constexpr Phrase see_first{"See what will happen", "Gweld beth fydd yn digwydd"};
inline constexpr Phrase choose_first{"Choose whether to certify or to decline",
                                     "Dewiswch a ydych am ardystio neu wrthod"};
inline constexpr Phrase reason_first{"To decline, give a reason", "I wrthod, rhowch reswm"};
inline constexpr Phrase reason_too_long{"The reason is longer than {0} bytes", "Mae'r rheswm yn hwy na {0} beit"};
inline constexpr Phrase will_certify{"You are about to certify {0} for {1}", "Rydych ar fin ardystio {0} ar gyfer {1}"};
inline constexpr Phrase will_decline{"You are about to decline {0} for {1}", "Rydych ar fin gwrthod {0} ar gyfer {1}"};
inline constexpr Phrase nothing_yet{"Nothing is recorded yet.", "Nid oes dim wedi'i gofnodi eto."};
inline constexpr Phrase what_happens{"What will happen", "Beth fydd yn digwydd"};
inline constexpr Phrase brought_too{"Recorded with it, from the days since the last night",
                                    "Wedi'i gofnodi gydag ef, o'r dyddiau ers y noson ddiwethaf"};
inline constexpr Phrase still_to_certify{"The status does not change yet: still to certify: {0}",
                                         "Nid yw'r statws yn newid eto: yn dal i ardystio: {0}"};
inline constexpr Phrase stays_closed{"The case closes, and opens again only when newer facts come",
                                     "Mae'r achos yn cau, ac yn agor eto dim ond pan ddaw ffeithiau newydd"};
inline constexpr Phrase your_reason{"Your reason: {0}", "Eich rheswm: {0}"};
inline constexpr Phrase on_record_as{"It goes on record for good as the decision of {0} of {1}.",
                                     "Mae'n cael ei gofnodi am byth fel penderfyniad {0} ar {1}."};
inline constexpr Phrase confirm_certify{"Confirm: certify", "Cadarnhau: ardystio"};
inline constexpr Phrase confirm_decline{"Confirm: decline", "Cadarnhau: gwrthod"};
inline constexpr Phrase go_back{"Back to the participant", "Yn ôl at y cyfranogwr"};
inline constexpr Phrase done_certify{"Certified.", "Ardystiwyd."};
inline constexpr Phrase done_decline{"Declined.", "Gwrthodwyd."};
inline constexpr Phrase cannot_decide{"It cannot be decided", "Ni ellir penderfynu"};
inline constexpr Phrase faster{"Somebody else was faster", "Bu rhywun arall yn gyflymach"};
inline constexpr Phrase faster_text{"Nothing of yours was recorded. This has happened to {0}:",
                                    "Ni chofnodwyd dim o'ch eiddo chi. Dyma beth sydd wedi digwydd i {0}:"};

// Numbers
inline constexpr Phrase by_status{"{0}: participants by status", "{0}: cyfranogwyr yn ôl statws"};
inline constexpr Phrase status{"Status", "Statws"};
inline constexpr Phrase everybody{"All councils", "Pob cyngor"};
inline constexpr Phrase how_many{"#How many", "#Faint"};
inline constexpr Phrase waiting{"How long cases have waited", "Ers pryd mae achosion yn aros"};
inline constexpr Phrase days_waited{"Days", "Dyddiau"};
inline constexpr Phrase up_to_days{"up to {0}", "hyd at {0}"};
inline constexpr Phrase more_days{"more than {0}", "mwy na {0}"};
inline constexpr Phrase next_months{"Participants with a date on which a status or a deadline may change by itself",
                                    "Cyfranogwyr â dyddiad pan all statws neu derfyn amser newid ohono'i hun"};
inline constexpr Phrase month{"Month", "Mis"};
inline constexpr Phrase overview_of{"Overview of {0}", "Trosolwg o {0}"};

// The ledger, nights and returns
inline constexpr Phrase number{"Number", "Rhif"};
inline constexpr Phrase rests_on{"Policy", "Polisi"};
inline constexpr Phrase started{"Started", "Dechreuwyd"};
inline constexpr Phrase ended{"Ended", "Gorffennwyd"};
inline constexpr Phrase not_ended{"has not ended", "heb orffen"};
inline constexpr Phrase were_due{"#Participants due", "#Cyfranogwyr i'w gwerthuso"};
inline constexpr Phrase changes{"#Status changes", "#Newidiadau statws"};
inline constexpr Phrase opened_cases{"#Cases opened", "#Achosion a agorwyd"};
inline constexpr Phrase opened_reviews{"#Reviews opened", "#Adolygiadau a agorwyd"};
inline constexpr Phrase conflicts{"#Conflicts", "#Gwrthdaro"};
inline constexpr Phrase day{"Day", "Diwrnod"};
inline constexpr Phrase file{"File", "Ffeil"};
inline constexpr Phrase received{"Received", "Derbyniwyd"};
inline constexpr Phrase added{"#Added", "#Ychwanegwyd"};
inline constexpr Phrase changed{"#Changed", "#Newidiwyd"};
inline constexpr Phrase unchanged{"#Unchanged", "#Heb newid"};
inline constexpr Phrase rejected{"#Rejected", "#Gwrthodwyd"};
inline constexpr Phrase rejections_of{"Rejected records of {0}", "Cofnodion a wrthodwyd o {0}"};
inline constexpr Phrase line{"Line", "Llinell"};
inline constexpr Phrase field{"Field", "Maes"};
inline constexpr Phrase what_is_wrong{"What is wrong", "Beth sydd o'i le"};
inline constexpr Phrase in_the_file{"In the file", "Yn y ffeil"};
inline constexpr Phrase file_is_gone{"The return is not where it was, or has changed since: its lines cannot be shown.",
                                     "Nid yw'r ffurflen lle'r oedd, neu mae wedi newid ers hynny: ni ellir dangos ei "
                                     "llinellau."};

}  // namespace words
}  // namespace safon::web
