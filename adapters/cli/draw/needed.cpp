#include "adapters/cli/draw/needed.hpp"

#include "adapters/cli/draw/words.hpp"

namespace safon {
namespace {

std::string joined(const std::vector<std::string>& texts, const std::string& between) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : between) + text;
  return all;
}

/// "has done a; or has done b and has done c", as a way instead of one thing; of several, on a line of its own.
std::string drawn_others(const OtherWays& others, const Pen& pen) {
  std::vector<std::string> ways;
  for (const auto& way : others.ways) ways.push_back(joined(way, " + "));
  const auto list = joined(ways, "; " + std::string(say(Word::or_else, pen.language)) + " ");
  if (others.instead_of == 1) return std::string(say(Word::or_else, pen.language)) + " " + list;
  const auto word = others.each ? Word::or_instead_each : Word::or_instead;
  return say(word, pen.language, {std::to_string(others.instead_of)}) + " " + list;
}

std::string drawn_days(const Needed& needed, const Pen& pen) {
  std::string text;
  const auto from = needed.cease ? Word::ceases : Word::from_day;
  if (needed.from) text += say(from, pen.language, {to_iso(*needed.from)});
  if (needed.by) text += say(needed.too_late ? Word::by_day_past : Word::by_day, pen.language, {to_iso(*needed.by)});
  return text.empty() ? text : pen.terminal.ink(Ink::strong, text);
}

boost::json::array others_json(const Needed& needed) {
  boost::json::array all;
  for (const auto& others : needed.others) {
    boost::json::array ways;
    for (const auto& way : others.ways) ways.push_back(boost::json::array(way.begin(), way.end()));
    all.push_back(
        boost::json::object{{"instead_of", others.instead_of}, {"each", others.each}, {"ways", std::move(ways)}});
  }
  return all;
}

}  // namespace

std::string needed_text(const Needed& needed, std::string_view language) {
  if (needed.officers > 0)
    return say(Word::certification, language, {people(needed.officers, needed.role, std::string(language))});
  auto text = needed.label.empty() ? needed.name : condition_text(needed.label, language);
  if (needed.cease) return say(Word::no_longer, language, {text});
  if (needed.of.empty()) return text;
  const auto list = joined(needed.of, ", ");
  const bool all = std::size_t(needed.more) == needed.of.size();
  return text + ": " + (all ? list : say(Word::some_more_of, language, {std::to_string(needed.more), list}));
}

void draw_needed(std::ostream& out, const StillNeeded& needed, const Pen& pen) {
  for (const auto& each : needed.list) {
    out << pen.indent << "• " << needed_text(each, pen.language);
    if (each.answer == Answer::unknown && (!each.missing.empty() || each.to_confirm.empty())) {
      out << pen.terminal.ink(Ink::doubtful, ": " + std::string(say(Word::nobody_told_us, pen.language)));
      for (std::size_t i = 0; i < each.missing.size(); ++i) out << (i ? ", " : " ") << each.missing[i];
    }
    if (!each.to_confirm.empty())
      out << pen.terminal.ink(Ink::doubtful,
                              ": " + say(Word::adjustment_to_confirm, pen.language, {joined(each.to_confirm, ", ")}));
    out << drawn_days(each, pen);
    if (!each.cites.empty()) out << pen.terminal.ink(Ink::faint, "  [" + each.cites + "]");
    out << '\n';
    for (const auto& others : each.others) out << pen.indent << "  " << drawn_others(others, pen) << '\n';
  }
  if (!needed.lapse) return;
  const auto& what = needed.lapse->label.empty() ? needed.lapse->name : needed.lapse->label;
  out << pen.indent << pen.terminal.ink(Ink::faint, say(Word::lapses, pen.language, {to_iso(needed.lapse->on), what}))
      << '\n';
}

boost::json::array needed_json(const StillNeeded& needed) {
  boost::json::array all;
  for (const auto& each : needed.list) {
    boost::json::object object;
    if (each.officers > 0) {
      object["officers"] = each.officers;
      object["role"] = each.role;
    } else {
      object = {{"name", each.name}, {"label", each.label}, {"answer", answer_name(each.answer)}};
    }
    if (each.cease) object["cease"] = true;
    if (!each.of.empty()) {
      object["of"] = boost::json::array(each.of.begin(), each.of.end());
      object["more"] = each.more;
    }
    if (each.from) object["from"] = to_iso(*each.from);
    if (each.by) object["by"] = to_iso(*each.by);
    if (each.too_late) object["too_late"] = true;
    if (needed.lapse)
      object["lapses"] = boost::json::object{{"on", to_iso(needed.lapse->on)}, {"name", needed.lapse->name}};
    if (!each.others.empty()) object["or"] = others_json(each);
    if (!each.cites.empty()) object["cites"] = each.cites;
    if (!each.to_confirm.empty())
      object["to_confirm"] = boost::json::array(each.to_confirm.begin(), each.to_confirm.end());
    if (!each.missing.empty()) object["missing"] = boost::json::array(each.missing.begin(), each.missing.end());
    all.push_back(std::move(object));
  }
  return all;
}

}  // namespace safon
