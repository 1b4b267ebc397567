// Words about decisions.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

inline constexpr Phrase decide{"Decide", "Penderfynu"};
inline constexpr Phrase certify{"Certify", "Ardystio"};
inline constexpr Phrase decline{"Decline", "Gwrthod"};
inline constexpr Phrase defer{"Defer", "Gohirio"};
inline constexpr Phrase defer_until{"To which day (to defer)", "Tan ba ddiwrnod (i ohirio)"};
inline constexpr Phrase reason_wanted{"Reason (needed to decline or to defer)",
                                      "Rheswm (yn angenrheidiol i wrthod neu i ohirio)"};
inline constexpr Phrase see_first{"See what will happen", "Gweld beth fydd yn digwydd"};
inline constexpr Phrase choose_first{"Choose whether to certify or to decline",
                                     "Dewiswch a ydych am ardystio neu wrthod"};
inline constexpr Phrase reason_to_defer{"To defer, give a reason", "I ohirio, rhowch reswm"};
inline constexpr Phrase day_to_defer{"To defer, give the day, such as 2026-12-01",
                                     "I ohirio, rhowch y diwrnod, megis 2026-12-01"};
inline constexpr Phrase put_off_to{"Put off to {0}", "Gohiriwyd tan {0}"};
inline constexpr Phrase will_defer{"You are about to defer {0} for {1}", "Rydych ar fin gohirio {0} ar gyfer {1}"};
inline constexpr Phrase confirm_defer{"Confirm: defer", "Cadarnhau: gohirio"};
inline constexpr Phrase done_defer{"Deferred.", "Gohiriwyd."};
inline constexpr Phrase stays_open{"The case stays open, to be looked at again on {0}; its deadline stands",
                                   "Mae'r achos yn aros ar agor, i edrych arno eto ar {0}; mae ei derfyn amser yn "
                                   "sefyll"};
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

// Several at once
inline constexpr Phrase decide_several{"Decide several cases", "Penderfynu sawl achos"};
inline constexpr Phrase several_of{"Cases {0} to {1} of {2}. Each is decided by itself, with a reason of its own.",
                                   "Achosion {0} i {1} o {2}. Penderfynir pob un ar ei ben ei hun, gyda'i reswm ei "
                                   "hun."};
inline constexpr Phrase leave{"Leave it", "Ei adael"};
inline constexpr Phrase choose_some{"Choose certify or decline for one case at least",
                                    "Dewiswch ardystio neu wrthod ar gyfer o leiaf un achos"};
inline constexpr Phrase left_out{"{0} of them cannot be decided, and would be left as they are",
                                 "Ni ellir penderfynu {0} ohonynt, a byddent yn aros fel y maent"};
inline constexpr Phrase about_to_decide{"You are about to decide: {0}", "Rydych ar fin penderfynu: {0}"};
inline constexpr Phrase confirm_several{"Confirm these decisions: {0}", "Cadarnhau'r penderfyniadau hyn: {0}"};
inline constexpr Phrase back_to_several{"Back to the cases", "Yn ôl at yr achosion"};
inline constexpr Phrase changed_meanwhile{"somebody else has changed it meanwhile: look at it again",
                                          "mae rhywun arall wedi'i newid yn y cyfamser: edrychwch arno eto"};
inline constexpr Phrase not_recorded{"Not recorded: {0}", "Heb ei gofnodi: {0}"};
inline constexpr Phrase several_done{"Recorded: {0} of {1}", "Cofnodwyd: {0} o {1}"};

}  // namespace safon::web::words
