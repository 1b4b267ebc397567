// Words about waivers.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

inline constexpr Phrase waivers{"Waivers", "Hepgoriadau"};
inline constexpr Phrase waiver{"Waiver", "Hepgoriad"};
inline constexpr Phrase waiver_number{"Waiver {0}", "Hepgoriad {0}"};
inline constexpr Phrase waiver_named{"waiver {0}", "hepgoriad {0}"};
inline constexpr Phrase requirement{"Requirement", "Gofyniad"};
inline constexpr Phrase waived_or_adjusted{"Waived or adjusted", "Wedi'i hepgor neu ei addasu"};
inline constexpr Phrase stands{"How it stands", "Sut mae'n sefyll"};
inline constexpr Phrase until{"Until", "Hyd"};
inline constexpr Phrase proposed_by{"Proposed by", "Cynigiwyd gan"};
inline constexpr Phrase approved_by{"Approved by", "Cymeradwywyd gan"};
inline constexpr Phrase accepted_instead{"Accepted instead", "Derbyniwyd yn ei le"};
inline constexpr Phrase in_role{"Role", "Rôl"};
inline constexpr Phrase is_waived{"waived", "wedi'i hepgor"};
inline constexpr Phrase one_of_theirs{"{0}, until {1}: {2}", "{0}, hyd {1}: {2}"};

// How one stands
inline constexpr Phrase waits_for_approval{"Waits for approval: {0}", "Yn aros am gymeradwyaeth: {0}"};
inline constexpr Phrase waits_for_confirmation{"The rule has changed since; waits to be confirmed again: {0}",
                                               "Mae'r rheol wedi newid ers hynny; yn aros i'w gadarnhau eto: {0}"};
inline constexpr Phrase holds_now{"Holds", "Mewn grym"};
inline constexpr Phrase without_effect{"Without effect: the policy does not allow it any more",
                                       "Heb effaith: nid yw'r polisi'n ei ganiatáu mwyach"};
inline constexpr Phrase is_over{"Over", "Ar ben"};
inline constexpr Phrase was_refused{"Refused", "Gwrthodwyd"};
inline constexpr Phrase was_withdrawn{"Withdrawn", "Tynnwyd yn ôl"};

// Lists of them
inline constexpr Phrase waivers_waiting{"Waivers that wait for people: {0}", "Hepgoriadau sy'n aros am bobl: {0}"};
inline constexpr Phrase which_waivers{"Which", "Pa rai"};
inline constexpr Phrase open_waivers{"those that hold or wait", "y rhai sydd mewn grym neu'n aros"};
inline constexpr Phrase every_waiver{"also those that are over", "hefyd y rhai sydd ar ben"};
inline constexpr Phrase count_holding{"#Hold", "#Mewn grym"};
inline constexpr Phrase count_to_approve{"#Wait for approval", "#Yn aros am gymeradwyaeth"};
inline constexpr Phrase count_to_confirm{"#Wait to be confirmed again", "#Yn aros i'w cadarnhau eto"};
inline constexpr Phrase waivers_recorded{"What was recorded about waivers", "Yr hyn a gofnodwyd am hepgoriadau"};
inline constexpr Phrase known_from{"Known from", "Yn hysbys o"};

// Proposing one
inline constexpr Phrase propose_waiver{"Propose a waiver", "Cynnig hepgoriad"};
inline constexpr Phrase propose_told{
    "Somebody else has to approve it. Until then nothing changes; from then on the requirement counts as met until the "
    "last day that you give.",
    "Rhaid i rywun arall ei gymeradwyo. Tan hynny nid oes dim yn newid; o hynny ymlaen mae'r gofyniad yn cyfrif fel un "
    "wedi'i fodloni tan y diwrnod olaf a roddwch."};
inline constexpr Phrase last_day{"Last day on which it is to hold", "Y diwrnod olaf y mae i fod mewn grym"};
inline constexpr Phrase evidence_instead{"What is accepted instead (may be left empty)",
                                         "Yr hyn a dderbynnir yn ei le (gellir ei adael yn wag)"};
inline constexpr Phrase day_wanted{"Give the last day, such as 2027-08-31", "Rhowch y diwrnod olaf, megis 2027-08-31"};
inline constexpr Phrase reason_missing{"Give a reason", "Rhowch reswm"};
inline constexpr Phrase cannot_record{"It cannot be recorded", "Ni ellir ei gofnodi"};
inline constexpr Phrase back_to_waiver{"Back to the waiver", "Yn ôl at yr hepgoriad"};

inline constexpr Phrase certified_by_waiver{"Awarded while {0} was waived, until {1}:",
                                            "Dyfarnwyd tra oedd {0} wedi'i hepgor, hyd {1}:"};

inline constexpr Phrase rests_on_waiver{"Awarded while the requirement “{0}” was waived, until {1}.",
                                        "Dyfarnwyd tra oedd y gofyniad “{0}” wedi'i hepgor, hyd {1}."};

// What has changed
inline constexpr Phrase rule_has_changed{"The rule has changed", "Mae'r rheol wedi newid"};
inline constexpr Phrase rule_was{"As it was", "Fel yr oedd"};
inline constexpr Phrase rule_is{"As it is", "Fel y mae"};

// Answering one
inline constexpr Phrase answer_waiver{"Answer", "Ateb"};
inline constexpr Phrase your_answer{"Your answer", "Eich ateb"};
inline constexpr Phrase answer_reason{"Reason (needed to refuse or to withdraw)",
                                      "Rheswm (yn angenrheidiol i wrthod neu i dynnu'n ôl)"};
inline constexpr Phrase answer_first{"Choose an answer", "Dewiswch ateb"};
inline constexpr Phrase approve{"Approve", "Cymeradwyo"};
inline constexpr Phrase refuse{"Refuse", "Gwrthod"};
inline constexpr Phrase withdraw{"Withdraw: it is asked for no longer", "Tynnu'n ôl: ni ofynnir amdano mwyach"};
inline constexpr Phrase reconfirm{"Confirm again: it stands, though the rule has changed",
                                  "Cadarnhau eto: mae'n sefyll, er bod y rheol wedi newid"};
inline constexpr Phrase others_answer{"You have proposed or signed it: somebody else has to.",
                                      "Chi a'i cynigiodd neu a'i llofnododd: rhaid i rywun arall wneud."};
inline constexpr Phrase about_to_propose{"You are about to propose a waiver for {0}",
                                         "Rydych ar fin cynnig hepgoriad i {0}"};
inline constexpr Phrase about_to_approve{"You are about to approve {0}", "Rydych ar fin cymeradwyo {0}"};
inline constexpr Phrase about_to_refuse{"You are about to refuse {0}", "Rydych ar fin gwrthod {0}"};
inline constexpr Phrase about_to_withdraw{"You are about to withdraw {0}", "Rydych ar fin tynnu {0} yn ôl"};
inline constexpr Phrase about_to_reconfirm{"You are about to confirm {0} again", "Rydych ar fin cadarnhau {0} eto"};

// What will happen
inline constexpr Phrase still_to_approve{"It does not count yet: still to approve it: {0}, other than {1}",
                                         "Nid yw'n cyfrif eto: yn dal i'w gymeradwyo: {0}, heblaw {1}"};
inline constexpr Phrase still_to_confirm{"It stays unknown whether it holds: still to confirm it: {0}, other than {1}",
                                         "Mae'n dal yn anhysbys a yw mewn grym: yn dal i'w gadarnhau: {0}, heblaw {1}"};
inline constexpr Phrase counts_as_met{"{0} counts as met until {1}, from the next night on",
                                      "Mae {0} yn cyfrif fel un wedi'i fodloni tan {1}, o'r noson nesaf ymlaen"};
inline constexpr Phrase counts_by_record{"{0} counts by the record again, from the next night on",
                                         "Mae {0} yn cyfrif yn ôl y cofnod eto, o'r noson nesaf ymlaen"};
inline constexpr Phrase nothing_for_them{"Nothing changes for the participant", "Nid oes dim yn newid i'r cyfranogwr"};
inline constexpr Phrase confirm_it{"Confirm", "Cadarnhau"};
inline constexpr Phrase recorded_now{"Recorded.", "Cofnodwyd."};

}  // namespace safon::web::words
