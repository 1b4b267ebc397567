// Words about what officers take away and give back.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

inline constexpr Phrase revoke_to{"Revoke {0}, to {1}", "Diddymu {0}, i {1}"};
inline constexpr Phrase reinstate_in{"Reinstate {0}", "Adfer {0}"};
inline constexpr Phrase takes_people{"It takes {0}, who do so with a reason. Nothing in the record brings it about.",
                                     "Mae'n gofyn am {0}, gyda rheswm. Nid oes dim yn y cofnod yn ei achosi."};
inline constexpr Phrase why_so{"Reason", "Rheswm"};
inline constexpr Phrase own_reason{"Your reason (to confirm, you may leave it out)",
                                   "Eich rheswm (wrth gadarnhau, gellir ei adael allan)"};
inline constexpr Phrase first_said_by{"Proposed by {0}. {1} more have to confirm it.",
                                      "Cynigiwyd gan {0}. Rhaid i {1} arall ei gadarnhau."};
inline constexpr Phrase confirm_proposal{"Confirm it", "Ei gadarnhau"};
inline constexpr Phrase not_so{"Decline the proposal", "Gwrthod y cynnig"};
inline constexpr Phrase choose_confirm{"Choose whether to confirm or to decline",
                                       "Dewiswch a ydych am gadarnhau neu wrthod"};
inline constexpr Phrase will_revoke{"You are about to revoke {0} of {1}", "Rydych ar fin diddymu {0} {1}"};
inline constexpr Phrase will_reinstate{"You are about to reinstate {0} of {1}", "Rydych ar fin adfer {0} {1}"};
inline constexpr Phrase will_refuse{"You are about to decline the proposal about {0}",
                                    "Rydych ar fin gwrthod y cynnig ynghylch {0}"};
inline constexpr Phrase confirm_revoke{"Confirm: revoke", "Cadarnhau: diddymu"};
inline constexpr Phrase confirm_reinstate{"Confirm: reinstate", "Cadarnhau: adfer"};
inline constexpr Phrase others_to_confirm{"The status does not change yet: still to confirm it: {0}",
                                          "Nid yw'r statws yn newid eto: yn dal i'w gadarnhau: {0}"};
inline constexpr Phrase proposal_ends{"The proposal ends; it may be made again at any time",
                                      "Daw'r cynnig i ben; gellir ei wneud eto unrhyw bryd"};
inline constexpr Phrase certificates_end{"Its certificates count no more from then on.",
                                         "Nid yw ei thystysgrifau yn cyfrif mwyach o hynny ymlaen."};
inline constexpr Phrase done_revoke{"Your decision to revoke is recorded.", "Cofnodwyd eich penderfyniad i ddiddymu."};
inline constexpr Phrase done_reinstate{"Your decision to reinstate is recorded.",
                                       "Cofnodwyd eich penderfyniad i adfer."};
inline constexpr Phrase taken_away{"{0} was revoked by {1} on {2}: {3}", "Diddymwyd {0} gan {1} ar {2}: {3}"};
inline constexpr Phrase given_back{"{0} was reinstated by {1} on {2}: {3}", "Adferwyd {0} gan {1} ar {2}: {3}"};
inline constexpr Phrase by_decision{"by decision", "trwy benderfyniad"};
inline constexpr Phrase to_confirm{"{0}: a proposal to confirm", "{0}: cynnig i'w gadarnhau"};

}  // namespace safon::web::words
