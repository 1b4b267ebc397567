#include "adapters/cli/draw/words.hpp"

#include <array>
#include <map>

namespace safon {
namespace {

/// One phrase in English and in Welsh.
struct Phrase {
  Word word;
  std::string_view en, cy;
};

constexpr std::array phrases{
    Phrase{Word::all_of, "all of these", "pob un o'r rhain"},
    Phrase{Word::any_of, "any of these", "unrhyw un o'r rhain"},
    Phrase{Word::none_of, "none of these", "dim un o'r rhain"},
    Phrase{Word::at_least, "at least {0} of these", "o leiaf {0} o'r rhain"},
    Phrase{Word::at_most, "at most {0} of these", "dim mwy na {0} o'r rhain"},
    Phrase{Word::exactly, "exactly {0} of these", "{0} yn union o'r rhain"},
    Phrase{Word::unless, "unless", "oni bai"},
    Phrase{Word::except, "except", "ac eithrio"},
    Phrase{Word::applies, "applies", "yn gymwys"},
    Phrase{Word::does_not_apply, "does not apply", "ddim yn gymwys"},
    Phrase{Word::decided_by, "decided by the exception {0}", "penderfynwyd gan yr eithriad {0}"},
    Phrase{Word::applies_when, "applies when", "yn berthnasol pan"},
    Phrase{Word::parts, "its parts", "ei rannau"},
    Phrase{Word::since, "since", "ers"},
    Phrase{Word::may_change, "may change on", "gall newid ar"},
    Phrase{Word::source, "source", "ffynhonnell"},
    Phrase{Word::received, "received", "derbyniwyd"},
    Phrase{Word::none, "none", "dim"},
    Phrase{Word::yes, "yes", "ydy"},
    Phrase{Word::no, "no", "nac ydy"},
    Phrase{Word::about, "about {0}", "tua {0}"},
    Phrase{Word::more_rows, "and {0} more", "a {0} arall"},
    Phrase{Word::needs, "needs {0}", "angen {0}"},
    Phrase{Word::of_row, "{0} ({1})", "{0} ({1})"},
    Phrase{Word::passed_over, "not chosen: {0}; not met: {1}", "heb ei ddewis: {0}; heb ei fodloni: {1}"},
    Phrase{Word::adjusted, "{0} instead of {1}, adjusted until {2} by {3}",
           "{0} yn lle {1}, wedi'i addasu hyd {2} gan {3}"},
    Phrase{Word::adjusted_open,
           "unknown, adjusted to {0} instead of {1} until {2} by {3}, not confirmed since the parameter changed",
           "anhysbys, wedi'i addasu i {0} yn lle {1} hyd {2} gan {3}, heb ei gadarnhau ers i'r paramedr newid"},
    Phrase{Word::passed_over_later, "not chosen: {0}; dated later", "heb ei ddewis: {0}; dyddiad diweddarach"},
    Phrase{Word::fails, "{0}; not met: {1}", "{0}; heb ei fodloni: {1}"},
    Phrase{Word::fails_later, "{0}; dated later", "{0}; dyddiad diweddarach"},
    Phrase{Word::out_of_range, "unknown: too large a number to reckon with", "anhysbys: rhif rhy fawr i gyfrif ag ef"},
    Phrase{Word::divided_by_zero, "unknown: divided by zero", "anhysbys: wedi'i rannu â sero"},
    Phrase{Word::tally_of, "{0} of {1}", "{0} o {1}"},
    Phrase{Word::tally_at_most, "{0}, at most {1}", "{0}, dim mwy na {1}"},
    Phrase{Word::tally_needed, ", {0} needed", ", {0} yn angenrheidiol"},
    Phrase{Word::tally_unknown, "; {0} more unknown", "; {0} arall yn anhysbys"},
    Phrase{Word::folded, "{0} parts", "{0} rhan"},
    Phrase{Word::folded_exceptions, "{0} exceptions", "{0} eithriad"},
    Phrase{Word::folded_hint, "what is in order is folded; --all shows it",
           "mae'r hyn sydd mewn trefn wedi'i blygu; mae --all yn ei ddangos"},
    Phrase{Word::still_needed, "still needed", "yn dal yn angenrheidiol"},
    Phrase{Word::nobody_told_us, "nobody has told us", "nid oes neb wedi dweud wrthym"},
    Phrase{Word::adjustment_to_confirm, "the adjustment of {0} waits to be confirmed again",
           "mae addasiad {0} yn aros i'w gadarnhau eto"},
    Phrase{Word::no_longer, "no longer: {0}", "ddim mwyach: {0}"},
    Phrase{Word::ceases, " (ceases by itself on {0})", " (daw i ben ohono'i hun ar {0})"},
    Phrase{Word::some_more_of, "{0} more of {1}", "{0} arall o {1}"},
    Phrase{Word::from_day, " from {0}", " o {0}"},
    Phrase{Word::by_day, " by {0}", " erbyn {0}"},
    Phrase{Word::by_day_past, " by {0}, which is past", " erbyn {0}, sydd wedi mynd heibio"},
    Phrase{Word::certification, "certification by {0}", "ardystiad gan {0}"},
    Phrase{Word::or_else, "or", "neu"},
    Phrase{Word::or_instead, "or, instead of these {0}:", "neu, yn lle'r {0} hyn:"},
    Phrase{Word::or_instead_each, "or, instead of any of these {0}:", "neu, yn lle unrhyw un o'r {0} hyn:"},
    Phrase{Word::lapses, "met now, but lapses on {0}: {1}", "wedi'i fodloni nawr, ond yn dod i ben ar {0}: {1}"},
    Phrase{Word::is_status, "{0} is `{1}`, {2}, since {3} (as of {4})", "{0}: `{1}`, {2}, ers {3} (ar {4})"},
    Phrase{Word::not_entered, "{0} has not entered the programme (as of {1})",
           "nid yw {0} wedi ymuno â'r rhaglen (ar {1})"},
    Phrase{Word::not_entered_since, "{0} has not entered `{1}` (as of {2}): {3}",
           "nid yw {0} wedi ymuno â `{1}` (ar {2}): {3}"},
    Phrase{Word::begins_never, "there is no day on which it begins", "nid oes diwrnod y mae'n dechrau arno"},
    Phrase{Word::begins_unknown, "nobody has told us the day on which it begins",
           "nid oes neb wedi dweud wrthym ar ba ddiwrnod y mae'n dechrau"},
    Phrase{Word::begins_later, "it begins on {0}", "mae'n dechrau ar {0}"},
    Phrase{Word::begins_outside, "the policy is not for those who begin on {0}",
           "nid yw'r polisi ar gyfer y rhai sy'n dechrau ar {0}"},
    Phrase{Word::not_evaluated, "nothing has been evaluated yet", "nid oes dim wedi'i werthuso eto"},
    Phrase{Word::stopped, "stopped: ways to different statuses are open at once; `safon status` shows which",
           "wedi'i atal: mae ffyrdd at statysau gwahanol ar agor ar unwaith; mae `safon status` yn dangos pa rai"},
    Phrase{Word::case_waits, "a case for `{0}` waits for {1} since {2}",
           "mae achos ar gyfer `{0}` yn aros am {1} ers {2}"},
    Phrase{Word::case_due, ", due by {0}", ", i'w benderfynu erbyn {0}"},
    Phrase{Word::case_overdue, ", overdue since {0}", ", yn hwyr ers {0}"},
    Phrase{Word::case_deferred, ", put off to {0}", ", wedi'i ohirio tan {0}"},
    Phrase{Word::case_escalated, ", escalated to {0}", ", wedi'i uwchgyfeirio at {0}"},
    Phrase{Word::on_the_way, "so far", "hyd yma"},
    Phrase{Word::to_status, "to `{0}`, {1}", "i `{0}`, {1}"},
    Phrase{Word::from_another, ", from {0}", ", o {0}"},
    Phrase{Word::restored, " (restored: held since {0})", " (adferwyd: wedi'i ddal ers {0})"},
    Phrase{Word::held_before, ", as before: held since {0}", ", fel cynt: wedi'i ddal ers {0}"},
    Phrase{Word::in_intake, "intake `{0}`, {1}", "derbyniad `{0}`, {1}"},
    Phrase{Word::since_day, "since {0}", "ers {0}"},
    Phrase{Word::since_answer_by, "since {0}, to be answered by {1}", "ers {0}, i'w ateb erbyn {1}"},
    Phrase{Word::ranked, "rank {0} ({1}), cut-off rank {2}", "safle {0} ({1}), y safle olaf a gafodd le {2}"},
    Phrase{Word::certified_by, ", certified by {0}", ", i'w ardystio gan {0}"},
    Phrase{Word::people_decide, ", never by the rules: {0} decide so, with a reason",
           ", byth trwy'r rheolau: {0} sy'n penderfynu, gyda rheswm"},
    Phrase{Word::taken_away, "`{0}` was revoked by {1} on {2}: {3}", "diddymwyd `{0}` gan {1} ar {2}: {3}"},
    Phrase{Word::given_back, "`{0}` was reinstated by {1} on {2}: {3}", "adferwyd `{0}` gan {1} ar {2}: {3}"},
    Phrase{Word::other_ways, "other ways, in full with --why-not STATUS",
           "ffyrdd eraill, yn llawn gyda --why-not STATUS"},
    Phrase{Word::declined_on, "; declined on {0}, open again when newer facts come",
           "; gwrthodwyd ar {0}, ar agor eto pan ddaw ffeithiau newydd"},
    Phrase{Word::nobody, "nobody", "neb"},
    Phrase{Word::no_case_waits, "no case waits", "nid oes achos yn aros"},
    Phrase{Word::no_case_overdue, "no case is overdue", "nid oes achos yn hwyr"},
    Phrase{Word::no_case_escalated, "no case is escalated to them", "nid oes achos wedi'i uwchgyfeirio atynt"},
    Phrase{Word::nobody_moved, "nobody moved", "ni symudodd neb"},
    Phrase{Word::nobody_lacks, "nobody lacks anything", "nid oes dim yn eisiau ar neb"},
    Phrase{Word::no_review, "no review is open", "nid oes adolygiad ar agor"},
    Phrase{Word::no_longer_reported, "no longer reported", "heb ei adrodd mwyach"},
    Phrase{Word::conflicting, "stopped: conflicting transitions", "wedi'i atal: ffyrdd sy'n gwrthdaro"},
    Phrase{Word::no_audit, "nothing waits for an audit", "nid oes dim yn aros am archwiliad"},
    Phrase{Word::is_corrected, "`{0}` was corrected from {1} to {2} on {3} by {4}; source: {5} (correction {6})",
           "cywirwyd `{0}` o {1} i {2} ar {3} gan {4}; ffynhonnell: {5} (cywiriad {6})"},
    Phrase{Word::in_audit, "audit {0} of `{1}` since {2}: {3}", "archwiliad {0} o `{1}` ers {2}: {3}"},
    Phrase{Word::total, "all", "pawb"},
    Phrase{Word::matched_of, "{0} of {1} are matched, with {2} of {3}", "mae {0} o {1} wedi'u paru, â {2} o {3}"},
    Phrase{Word::matched_loads, "With whom", "Gyda phwy"},
    Phrase{Word::matched_without, "Without anybody", "Heb neb"},
    Phrase{Word::matched_unknown, "Not known", "Anhysbys"},
    Phrase{Word::to_be_matched, "is matched", "yn cael ei baru"},
    Phrase{Word::to_be_matched_with, "is matched with", "yn cael ei baru ag eraill"},
    Phrase{Word::nobody_to_match, "nobody is to be matched", "nid oes neb i'w baru"},
    Phrase{Word::nobody_to_be_had, "there is nobody to be matched with", "nid oes neb i baru â nhw"},
    Phrase{Word::no_matchings, "the policy declares no matching", "nid yw'r polisi'n datgan unrhyw baru"},
    Phrase{Word::nobody_fits, "none of {0} may be: {1}", "ni chaiff yr un o {0} fod: {1}"},
    Phrase{Word::is_the_same, "{0} is the participant", "{0} yw'r cyfranogwr ei hun"},
    Phrase{Word::not_the_same, "{0} not the same in: {1}", "{0} heb fod yr un fath o ran: {1}"},
    Phrase{Word::not_different, "{0} not different in: {1}", "{0} heb fod yn wahanol o ran: {1}"},
    Phrase{Word::same_as, "same: {0}", "yr un: {0}"},
    Phrase{Word::different_from, "different: {0}", "gwahanol: {0}"},
    Phrase{Word::compete, "{0} compete for {1}, with room for {2}", "{0} yn cystadlu am {1}, gyda lle i {2}"},
};

/// Columns, events and roles. English readers see the stable names, with spaces.
const std::map<std::string_view, std::string_view> names_cy{
    {"id", "dynodydd"},
    {"council", "cyngor"},
    {"programme", "rhaglen"},
    {"status", "statws"},
    {"label", "enw"},
    {"since", "ers"},
    {"open_cases", "achosion agored"},
    {"open_reviews", "adolygiadau agored"},
    {"next", "nesaf"},
    {"note", "nodyn"},
    {"number", "rhif"},
    {"event", "digwyddiad"},
    {"recorded", "cofnodwyd"},
    {"effective", "effeithiol"},
    {"from", "o"},
    {"to", "i"},
    {"transition", "symudiad"},
    {"due", "erbyn"},
    {"by", "gan"},
    {"text", "testun"},
    {"opened", "agorwyd"},
    {"certified", "ardystiwyd"},
    {"needs", "angen"},
    {"needed", "yn angenrheidiol"},
    {"not_met", "heb ei fodloni"},
    {"unknown", "anhysbys"},
    {"met", "wedi'i fodloni"},
    {"not met", "heb ei fodloni"},
    {"not applicable", "ddim yn berthnasol"},
    {"in conflict", "yn gwrthdaro"},
    {"participants", "cyfranogwyr"},
    {"before", "cyn"},
    {"after", "ar ôl"},
    {"change", "newid"},
    {"effect", "effaith"},
    {"requirement", "gofyniad"},
    {"met_before", "wedi'i fodloni cyn"},
    {"met_after", "wedi'i fodloni ar ôl"},
    {"newly_met", "wedi'i fodloni o'r newydd"},
    {"no_longer_met", "heb ei fodloni mwyach"},
    {"otherwise_changed", "newid arall"},
    {"reached_before", "cyrraedd cyn"},
    {"reached_after", "cyrraedd ar ôl"},
    {"days", "diwrnodau"},
    {"all", "pawb"},
    {"officer", "swyddog"},
    {"officers", "swyddog"},  // after a number Welsh keeps the singular
    {"entered", "ymunodd"},
    {"status_changed", "newidiodd statws"},
    {"case_opened", "agorwyd achos"},
    {"case_withdrawn", "tynnwyd achos yn ôl"},
    {"declined", "gwrthodwyd"},
    {"review_opened", "agorwyd adolygiad"},
    {"case_overdue", "achos yn hwyr"},
    {"case_escalated", "achos wedi'i uwchgyfeirio"},
    {"deferred", "gohiriwyd"},
    {"revoked", "diddymwyd"},
    {"reinstated", "adferwyd"},
    {"deferred_until", "gohiriwyd tan"},
    {"proposed", "cynigiwyd"},
    {"approved", "cymeradwywyd"},
    {"refused", "gwrthodwyd"},
    {"withdrawn", "tynnwyd yn ôl"},
    {"confirmed", "cadarnhawyd eto"},
    {"waiver", "hepgoriad"},
    {"correction", "cywiriad"},
    {"field", "maes"},
    {"was", "oedd"},
    {"corrected_to", "cywirwyd i"},
    {"source", "ffynhonnell"},
    {"holds", "yn sefyll"},
    {"mended", "trwsiwyd"},
    {"overtaken", "disodlwyd"},
    {"replaced", "newidiwyd"},
    {"ended", "daeth i ben"},
    {"waits_for", "yn aros am"},
    {"proposed_by", "cynigiwyd gan"},
    {"approved_by", "cymeradwywyd gan"},
    {"evidence", "tystiolaeth"},
    {"until", "hyd"},
    {"state", "cyflwr"},
    {"audit", "archwiliad"},
    {"waiting", "yn aros"},
    {"agreed", "cytunwyd"},
    {"disputed", "anghytunwyd"},
    {"answered", "atebwyd"},
    {"auditor", "archwilydd"},
    {"overdue_since", "yn hwyr ers"},
    {"escalated_to", "wedi'i uwchgyfeirio at"},
    {"stopped", "ataliwyd"},
    {"resumed", "ailgychwynnwyd"},
    {"no_longer_reported", "heb ei adrodd mwyach"},
    {"reported_again", "adroddwyd eto"},
    {"participant", "cyfranogwr"},
    {"with", "gyda"},
    {"with_council", "cyngor hwnnw"},
    {"kept", "a gedwir"},
    {"not_kept", "na chedwir"},
    {"takes", "yn cymryd"},
    {"has", "eisoes"},
    {"given", "a roddir"},
    {"room", "lle"},
    {"why", "pam"},
    {"as", "fel"},
    {"missing", "ar goll"},
};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

}  // namespace

std::string_view say(Word word, std::string_view language) {
  for (const auto& phrase : phrases)
    if (phrase.word == word) return language == "cy" ? phrase.cy : phrase.en;
  return {};
}

std::string filled_in(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool is_mark = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    if (!is_mark) {
      text += pattern[i];
      continue;
    }
    text += values.begin()[pattern[i + 1] - '0'];
    i += 2;
  }
  return text;
}

std::string say(Word word, std::string_view language, std::initializer_list<std::string_view> values) {
  return filled_in(say(word, language), values);
}

std::string heading(std::string_view name, std::string_view language) {
  if (language == "cy")
    if (const auto found = names_cy.find(name); found != names_cy.end()) return std::string(found->second);
  return replaced(std::string(name), "_", " ");
}

std::string condition_text(const std::string& text, std::string_view language) {
  if (language != "cy") return text;
  if (text == "renewable") return "gellir ei adnewyddu";
  if (text == "expired") return "wedi dod i ben";
  return text;
}

std::string people(std::size_t count, const std::string& role, const std::string& language) {
  const auto one = role.ends_with('s') ? role.substr(0, role.size() - 1) : role;
  return std::to_string(count) + " " + heading(count == 1 ? one : one + "s", language);
}

}  // namespace safon
