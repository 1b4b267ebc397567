// Words about audits.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

inline constexpr Phrase audits{"Audits", "Archwiliadau"};
inline constexpr Phrase audits_open{"Changes that wait", "Newidiadau sy'n aros"};
inline constexpr Phrase audits_all{"All changes that were drawn", "Pob newid a dynnwyd"};
inline constexpr Phrase only_open_audits{"Only those that wait", "Dim ond y rhai sy'n aros"};
inline constexpr Phrase audited_too{"Those that are agreed or answered, too",
                                    "Y rhai y cytunwyd arnynt neu a atebwyd hefyd"};
inline constexpr Phrase audits_about{
    "Nobody certified these changes: they were drawn by lot, at the rate that the policy states, so that an auditor "
    "looks "
    "at them again.",
    "Ni ardystiodd neb y newidiadau hyn: tynnwyd hwy ar hap, ar y gyfradd y mae'r polisi'n ei nodi, er mwyn i "
    "archwilydd "
    "edrych arnynt eto."};
inline constexpr Phrase one_audit{"Audit {0}", "Archwiliad {0}"};
inline constexpr Phrase how_it_stands{"How it stands", "Sut y mae"};
inline constexpr Phrase audit_waiting{"waits for an auditor", "yn aros am archwilydd"};
inline constexpr Phrase audit_agreed{"agreed", "cytunwyd"};
inline constexpr Phrase audit_disputed{"disputed: waits for an officer", "anghytunwyd: yn aros am swyddog"};
inline constexpr Phrase audit_answered{"answered", "atebwyd"};
inline constexpr Phrase went_from_to{"{0} went from {1} to {2}, since {3}", "Aeth {0} o {1} i {2}, ers {3}"};
inline constexpr Phrase recorded_by_itself{"Recorded on {0} without anybody's decision.",
                                           "Cofnodwyd ar {0} heb benderfyniad neb."};
inline constexpr Phrase drawn_as{
    "Drawn as change {0} of its kind ({1}), of which {2} in {3} are audited.",
    "Tynnwyd fel newid {0} o'i fath ({1}), y mae {2} o bob {3} ohonynt yn cael eu harchwilio."};
inline constexpr Phrase audit_rests_on{"It rests on record version {0} and on version {1} of the policy.",
                                       "Mae'n seiliedig ar fersiwn {0} o'r cofnod ac ar fersiwn {1} o'r polisi."};
inline constexpr Phrase why_it_changed{"Why it changed", "Pam y newidiodd"};
inline constexpr Phrase by_what_was_known{"As of {0}, by the record that was known on {1}",
                                          "Ar {0}, yn ôl y cofnod a oedd yn hysbys ar {1}"};
inline constexpr Phrase what_was_said{"What was said of it", "Beth a ddywedwyd amdano"};
inline constexpr Phrase your_finding{"Your finding", "Eich canfyddiad"};
inline constexpr Phrase agree{"It follows from the record and the rule", "Mae'n dilyn o'r cofnod a'r rheol"};
inline constexpr Phrase dispute{"It does not follow", "Nid yw'n dilyn"};
inline constexpr Phrase reason_to_dispute{"Reason (needed to dispute)", "Rheswm (yn angenrheidiol i anghytuno)"};
inline constexpr Phrase record_finding{"Record your finding for good", "Cofnodi eich canfyddiad am byth"};
inline constexpr Phrase dispute_changes_nothing{
    "A dispute changes no status: it waits until an officer answers it.",
    "Nid yw anghytuno'n newid unrhyw statws: mae'n aros nes i swyddog ei ateb."};
inline constexpr Phrase what_came_of_it{"What came of the dispute", "Beth a ddaeth o'r anghytundeb"};
inline constexpr Phrase record_answer{"Record your answer for good", "Cofnodi eich ateb am byth"};
inline constexpr Phrase choose_finding{"Choose whether it follows or not", "Dewiswch a yw'n dilyn ai peidio"};
inline constexpr Phrase finding_recorded{"Recorded.", "Cofnodwyd."};
inline constexpr Phrase to_the_audits{"To all audits", "I'r holl archwiliadau"};
inline constexpr Phrase disputes_wait{
    "Audited changes that are disputed and wait for an officer: {0}",
    "Newidiadau a archwiliwyd y mae anghytundeb yn eu cylch, yn aros am swyddog: {0}"};
inline constexpr Phrase audits_wait{"Changes that wait for an auditor: {0}", "Newidiadau sy'n aros am archwilydd: {0}"};

}  // namespace safon::web::words
