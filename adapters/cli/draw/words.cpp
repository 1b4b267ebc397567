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
    Phrase{Word::met, "met", "wedi'i fodloni"},
    Phrase{Word::not_met, "not met", "heb ei fodloni"},
    Phrase{Word::unknown, "unknown", "anhysbys"},
    Phrase{Word::not_applicable, "not applicable", "ddim yn berthnasol"},
    Phrase{Word::in_conflict, "in conflict", "yn gwrthdaro"},
    Phrase{Word::all_of, "all of these", "pob un o'r rhain"},
    Phrase{Word::any_of, "any of these", "unrhyw un o'r rhain"},
    Phrase{Word::none_of, "none of these", "dim un o'r rhain"},
    Phrase{Word::at_least, "at least {0} of these", "o leiaf {0} o'r rhain"},
    Phrase{Word::at_most, "at most {0} of these", "dim mwy na {0} o'r rhain"},
    Phrase{Word::exactly, "exactly {0} of these", "{0} yn union o'r rhain"},
    Phrase{Word::unless, "unless", "oni bai"},
    Phrase{Word::applies_when, "applies when", "yn berthnasol pan"},
    Phrase{Word::parts, "its parts", "ei rannau"},
    Phrase{Word::since, "since", "ers"},
    Phrase{Word::may_change, "may change on", "gall newid ar"},
    Phrase{Word::source, "source", "ffynhonnell"},
    Phrase{Word::received, "received", "derbyniwyd"},
    Phrase{Word::none, "none", "dim"},
    Phrase{Word::yes, "yes", "ydy"},
    Phrase{Word::no, "no", "nac ydy"},
    Phrase{Word::still_needed, "still needed", "yn dal yn angenrheidiol"},
    Phrase{Word::nobody_told_us, "nobody has told us", "nid oes neb wedi dweud wrthym"},
    Phrase{Word::by, "by", "erbyn"},
    Phrase{Word::is_status, "{0} is `{1}`, {2}, since {3} (as of {4})", "{0}: `{1}`, {2}, ers {3} (ar {4})"},
    Phrase{Word::not_entered, "{0} has not entered the programme (as of {1})",
           "nid yw {0} wedi ymuno â'r rhaglen (ar {1})"},
    Phrase{Word::not_evaluated, "nothing has been evaluated yet", "nid oes dim wedi'i werthuso eto"},
    Phrase{Word::stopped, "stopped: ways to different statuses are open at once; `safon status` shows which",
           "wedi'i atal: mae ffyrdd at statysau gwahanol ar agor ar unwaith; mae `safon status` yn dangos pa rai"},
    Phrase{Word::case_waits, "a case for `{0}` waits for {1} since {2}",
           "mae achos ar gyfer `{0}` yn aros am {1} ers {2}"},
    Phrase{Word::case_due, ", due by {0}", ", i'w benderfynu erbyn {0}"},
    Phrase{Word::case_overdue, ", overdue since {0}", ", yn hwyr ers {0}"},
    Phrase{Word::on_the_way, "so far", "hyd yma"},
    Phrase{Word::to_status, "to `{0}`, {1}", "i `{0}`, {1}"},
    Phrase{Word::from_another, ", from {0}", ", o {0}"},
    Phrase{Word::certified_by, ", certified by {0}", ", i'w ardystio gan {0}"},
    Phrase{Word::other_ways, "other ways, in full with --why-not STATUS",
           "ffyrdd eraill, yn llawn gyda --why-not STATUS"},
    Phrase{Word::nobody, "nobody", "neb"},
    Phrase{Word::no_case_waits, "no case waits", "nid oes achos yn aros"},
    Phrase{Word::no_case_overdue, "no case is overdue", "nid oes achos yn hwyr"},
    Phrase{Word::nobody_moved, "nobody moved", "ni symudodd neb"},
    Phrase{Word::nobody_lacks, "nobody lacks anything", "nid oes dim yn eisiau ar neb"},
    Phrase{Word::no_review, "no review is open", "nid oes adolygiad ar agor"},
    Phrase{Word::no_longer_reported, "no longer reported", "heb ei adrodd mwyach"},
    Phrase{Word::conflicting, "stopped: conflicting transitions", "wedi'i atal: ffyrdd sy'n gwrthdaro"},
    Phrase{Word::total, "all", "pawb"},
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
    {"participants", "cyfranogwyr"},
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
    {"overdue_since", "yn hwyr ers"},
    {"stopped", "ataliwyd"},
    {"resumed", "ailgychwynnwyd"},
    {"no_longer_reported", "heb ei adrodd mwyach"},
    {"reported_again", "adroddwyd eto"},
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

std::string say(Word word, std::string_view language, std::initializer_list<std::string_view> values) {
  std::string text;
  const auto pattern = say(word, language);
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

std::string heading(std::string_view name, std::string_view language) {
  if (language == "cy")
    if (const auto found = names_cy.find(name); found != names_cy.end()) return std::string(found->second);
  return replaced(std::string(name), "_", " ");
}

std::string translated_tally(std::string text, std::string_view language) {
  if (language != "cy") return text;
  text = replaced(std::move(text), " more unknown", " arall yn anhysbys");
  text = replaced(std::move(text), " at most ", " dim mwy na ");
  text = replaced(std::move(text), " needed", " yn angenrheidiol");
  return replaced(std::move(text), " of ", " o ");
}

std::string translated_value(std::string text, std::string_view language) {
  if (language != "cy") return text;
  for (const auto word : {Word::none, Word::unknown, Word::yes, Word::no, Word::met, Word::not_met})
    if (text == say(word, "en")) return std::string(say(word, "cy"));
  // "unknown (2026-03-01, Coaching)", "and 7 more"
  if (text.starts_with("unknown (")) return replaced(std::move(text), "unknown (", "anhysbys (");
  if (text.starts_with("and ") && text.ends_with(" more")) return "a " + text.substr(4, text.size() - 9) + " arall";
  return text;
}

}  // namespace safon
