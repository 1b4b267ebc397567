// Words about cases, finding participants, and a participant's page.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

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
inline constexpr Phrase found_all{"Found: {0}", "Canfuwyd: {0}"};
inline constexpr Phrase found_first{"The first {0}: type more of the number", "Y {0} cyntaf: teipiwch fwy o'r rhif"};

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

}  // namespace safon::web::words
