#include "adapters/cli/draw/explanation.hpp"

#include "adapters/cli/draw/words.hpp"

namespace safon {
namespace {

struct Mark {
  const char* sign;
  Ink ink;
};

Mark mark(Answer answer) {
  switch (answer) {
    case Answer::met:
      return {"✓", Ink::good};
    case Answer::not_met:
      return {"✗", Ink::bad};
    case Answer::unknown:
      return {"?", Ink::doubtful};
    case Answer::not_applicable:
      return {"–", Ink::faint};
    case Answer::conflict:
      return {"!", Ink::bad};
  }
  return {"", Ink::plain};
}

Word word_of(Answer answer) {
  switch (answer) {
    case Answer::met:
      return Word::met;
    case Answer::not_met:
      return Word::not_met;
    case Answer::unknown:
      return Word::unknown;
    case Answer::not_applicable:
      return Word::not_applicable;
    case Answer::conflict:
      return Word::in_conflict;
  }
  return Word::unknown;
}

/// What a node without words of its own is called; empty for what needs no name.
std::string group_name(const Explanation& node, const std::string& language) {
  const auto count = std::to_string(node.count);
  switch (node.kind) {
    case NodeKind::all_of:
      return std::string(say(Word::all_of, language));
    case NodeKind::any_of:
      return std::string(say(Word::any_of, language));
    case NodeKind::none_of:
      return std::string(say(Word::none_of, language));
    case NodeKind::at_least:
      return say(Word::at_least, language, {count});
    case NodeKind::at_most:
      return say(Word::at_most, language, {count});
    case NodeKind::exactly:
      return say(Word::exactly, language, {count});
    default:
      return std::string(say(Word::parts, language));
  }
}

/// The trunk of a tree, drawn line by line.
class Tree {
 public:
  Tree(std::ostream& out, const Pen& pen) : out_(out), pen_(pen) {}

  void draw(const Explanation& node, const std::string& first, const std::string& rest, const std::string& cited) {
    out_ << first << headline(node) << '\n';
    const std::string below = rest + (node.children.empty() ? "    " : "│   ");
    if (!node.cites.empty() && node.cites != cited)
      out_ << below << faint(std::string(say(Word::source, pen_.language)) + " " + node.cites) << '\n';
    for (const auto& value : node.values) {
      const auto text = translated_value(value.value, pen_.language);
      out_ << below << value.name << ": " << (value.known ? text : pen_.terminal.ink(Ink::doubtful, text))
           << source_of(value) << '\n';
    }
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const bool last = i + 1 == node.children.size();
      draw(node.children[i], rest + (last ? "└── " : "├── "), rest + (last ? "    " : "│   "), node.cites);
    }
  }

 private:
  std::string faint(const std::string& text) const { return pen_.terminal.ink(Ink::faint, text); }

  std::string source_of(const ExplainedValue& value) const {
    if (value.file.empty()) return "";
    const std::string place = value.file + (value.line ? ":" + std::to_string(value.line) : "");
    std::string text = "  " + pen_.terminal.link(file_url(value.file), place);
    if (!value.received.empty()) text += ", " + std::string(say(Word::received, pen_.language)) + " " + value.received;
    return faint(text);
  }

  /// What stands on a node's own line.
  std::string headline(const Explanation& node) const {
    std::string line = drawn_answer(node.answer, pen_) + "  ";
    if (node.kind == NodeKind::exception) line += std::string(say(Word::unless, pen_.language)) + "  ";
    if (node.kind == NodeKind::applies) line += std::string(say(Word::applies_when, pen_.language)) + "  ";
    if (!node.name.empty() && node.name != node.label) line += pen_.terminal.ink(Ink::strong, node.name) + "  ";
    line += node.label.empty() && node.name.empty() ? group_name(node, pen_.language) : node.label;
    if (!node.tally.empty()) line += " (" + translated_tally(node.tally, pen_.language) + ")";
    std::string when;
    if (node.since && node.kind == NodeKind::requirement)
      when += ", " + std::string(say(Word::since, pen_.language)) + " " + to_iso(*node.since);
    if (node.next != never) when += ", " + std::string(say(Word::may_change, pen_.language)) + " " + to_iso(node.next);
    return line + faint(when);
  }

  std::ostream& out_;
  const Pen& pen_;
};

const char* kind_name(NodeKind kind) {
  switch (kind) {
    case NodeKind::requirement:
      return "requirement";
    case NodeKind::all_of:
      return "all of";
    case NodeKind::any_of:
      return "any of";
    case NodeKind::none_of:
      return "none of";
    case NodeKind::at_least:
      return "at least";
    case NodeKind::at_most:
      return "at most";
    case NodeKind::exactly:
      return "exactly";
    case NodeKind::exception:
      return "exception";
    case NodeKind::applies:
      return "applies when";
    case NodeKind::reference:
      return "reference";
    case NodeKind::condition:
      return "condition";
    case NodeKind::coverage:
      return "coverage";
  }
  return "";
}

}  // namespace

std::string_view answer_name(Answer answer) {
  switch (answer) {
    case Answer::met:
      return "met";
    case Answer::not_met:
      return "not met";
    case Answer::unknown:
      return "unknown";
    case Answer::not_applicable:
      return "not applicable";
    case Answer::conflict:
      return "in conflict";
  }
  return "";
}

std::string drawn_answer(Answer answer, const Pen& pen) {
  const auto [sign, ink] = mark(answer);
  return pen.terminal.ink(ink, std::string(sign) + " " + std::string(say(word_of(answer), pen.language)));
}

void draw_explanation(std::ostream& out, const Explanation& explanation, const Pen& pen) {
  Tree(out, pen).draw(explanation, pen.indent, pen.indent, "");
}

void draw_needed(std::ostream& out, const std::vector<Needed>& needed, const Pen& pen) {
  for (const auto& each : needed) {
    out << pen.indent << "• " << (each.label.empty() ? each.name : each.label);
    if (each.answer == Answer::unknown) {
      out << pen.terminal.ink(Ink::doubtful, ": " + std::string(say(Word::nobody_told_us, pen.language)));
      for (std::size_t i = 0; i < each.missing.size(); ++i) out << (i ? ", " : " ") << each.missing[i];
    }
    if (each.by)
      out << pen.terminal.ink(Ink::strong, " " + std::string(say(Word::by, pen.language)) + " " + to_iso(*each.by));
    if (!each.cites.empty()) out << pen.terminal.ink(Ink::faint, "  [" + each.cites + "]");
    out << '\n';
  }
}

boost::json::object explanation_json(const Explanation& node) {
  boost::json::object object{
      {"kind", kind_name(node.kind)}, {"name", node.name}, {"label", node.label}, {"answer", answer_name(node.answer)}};
  if (!node.text.empty()) object["text"] = node.text;
  if (!node.tally.empty()) object["tally"] = node.tally;
  if (!node.cites.empty()) object["cites"] = node.cites;
  if (node.place.line)
    object["place"] =
        boost::json::object{{"file", node.file}, {"line", node.place.line}, {"column", node.place.column}};
  if (node.next != never) object["next"] = to_iso(node.next);
  if (node.since) object["since"] = to_iso(*node.since);
  boost::json::array values, children;
  for (const auto& value : node.values) {
    boost::json::object each{{"name", value.name}, {"value", value.value}, {"known", value.known}};
    if (!value.file.empty())
      each["from"] = boost::json::object{{"file", value.file}, {"line", value.line}, {"received", value.received}};
    values.push_back(std::move(each));
  }
  for (const auto& child : node.children) children.push_back(explanation_json(child));
  if (!values.empty()) object["values"] = std::move(values);
  if (!children.empty()) object["children"] = std::move(children);
  return object;
}

boost::json::array needed_json(const std::vector<Needed>& needed) {
  boost::json::array all;
  for (const auto& each : needed) {
    boost::json::object object{{"name", each.name}, {"label", each.label}, {"answer", answer_name(each.answer)}};
    if (each.by) object["by"] = to_iso(*each.by);
    if (!each.cites.empty()) object["cites"] = each.cites;
    if (!each.missing.empty()) object["missing"] = boost::json::array(each.missing.begin(), each.missing.end());
    all.push_back(std::move(object));
  }
  return all;
}

}  // namespace safon
