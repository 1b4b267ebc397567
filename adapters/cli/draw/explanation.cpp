#include "adapters/cli/draw/explanation.hpp"

#include "adapters/cli/draw/value_text.hpp"
#include "adapters/cli/draw/words.hpp"
#include "engine/explain/parts.hpp"

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

/// The trunk of a tree, drawn line by line.
class Tree {
 public:
  Tree(std::ostream& out, const Pen& pen, Fold fold) : out_(out), pen_(pen), fold_(fold) {}

  void draw(const Explanation& node, const std::string& first, const std::string& rest, const std::string& cited) {
    out_ << first << headline(node) << '\n';
    const auto lines = lines_below(node);
    const std::string below = rest + (lines.empty() ? "    " : "│   ");
    if (!node.cites.empty() && node.cites != cited)
      out_ << below << faint(std::string(say(Word::source, pen_.language)) + " " + node.cites) << '\n';
    for (const auto& value : node.values) {
      const auto text = value_text(value, pen_.language);
      out_ << below << value_name(value, pen_.language) << ": "
           << (value.known() ? text : pen_.terminal.ink(Ink::doubtful, text)) << source_of(value) << '\n';
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool last = i + 1 == lines.size();
      const auto branch = rest + (last ? "└── " : "├── ");
      if (lines[i].folded == 0)
        draw(*lines[i].node, branch, rest + (last ? "    " : "│   "), node.cites);
      else
        out_ << branch << folded_line(lines[i]) << '\n';
    }
  }

  [[nodiscard]] bool folded() const { return folded_; }

 private:
  /// A part as it is, or parts in order that share one line.
  struct Line {
    const Explanation* node;  // of several that are folded: the first
    std::size_t folded = 0;
  };

  std::vector<Line> lines_below(const Explanation& node) {
    std::vector<Line> lines;
    std::size_t places[2] = {};  // of the lines for those in order: parts, exceptions
    for (const auto& child : node.children) {
      if (fold_ == Fold::nothing || !in_order(node, child)) {
        lines.push_back({&child});
      } else if (node.answer == Answer::met) {
        const bool whole = child.children.empty() || child.name.empty();
        lines.push_back({&child, whole ? 0u : 1u});
      } else if (auto& place = places[child.kind == NodeKind::exception]; place == 0) {
        lines.push_back({&child, 1});
        place = lines.size();
      } else {
        ++lines[place - 1].folded;
      }
    }
    return lines;
  }

  std::string folded_line(const Line& line) {
    folded_ = true;
    if (line.folded == 1) return headline(*line.node);
    const auto word = line.node->kind == NodeKind::exception ? Word::folded_exceptions : Word::folded;
    return drawn_verdict(*line.node) + "  " + say(word, pen_.language, {std::to_string(line.folded)});
  }

  std::string faint(const std::string& text) const { return pen_.terminal.ink(Ink::faint, text); }

  std::string source_of(const ExplainedValue& value) const {
    if (value.file.empty()) return "";
    const std::string place = value.file + (value.line ? ":" + std::to_string(value.line) : "");
    std::string text = "  " + (value.line ? pen_.terminal.link(file_url(value.file), place) : place);
    if (!value.received.empty()) text += ", " + std::string(say(Word::received, pen_.language)) + " " + value.received;
    return faint(text);
  }

  /// An exception that applies is no good news, nor bad: it is what it makes of the rest.
  std::string drawn_verdict(const Explanation& node) const {
    if (node.kind != NodeKind::exception || node.answer == Answer::unknown) return drawn_answer(node.answer, pen_);
    if (node.answer == Answer::met) return "→ " + std::string(say(Word::applies, pen_.language));
    return faint("– " + std::string(say(Word::does_not_apply, pen_.language)));
  }

  /// What stands on a node's own line.
  std::string headline(const Explanation& node) const {
    std::string line = drawn_verdict(node) + "  ";
    if (node.kind == NodeKind::exception && !node.waiver)
      line += std::string(say(node.except ? Word::except : Word::unless, pen_.language)) + "  ";
    if (node.kind == NodeKind::applies) line += std::string(say(Word::applies_when, pen_.language)) + "  ";
    if (!node.name.empty() && node.name != node.label) line += pen_.terminal.ink(Ink::strong, node.name) + "  ";
    line += node.label.empty() && node.name.empty() ? group_name(node, pen_.language)
                                                    : condition_text(node.label, pen_.language);
    if (node.tally) line += " (" + tally_text(*node.tally, pen_.language) + ")";
    std::string exceptions;
    for (const auto& name : node.decided_by) exceptions += (exceptions.empty() ? "" : ", ") + name;
    if (!exceptions.empty()) line += ", " + say(Word::decided_by, pen_.language, {exceptions});
    std::string when;
    if (node.since && node.kind == NodeKind::requirement)
      when += ", " + std::string(say(Word::since, pen_.language)) + " " + to_iso(*node.since);
    if (node.next != never) when += ", " + std::string(say(Word::may_change, pen_.language)) + " " + to_iso(node.next);
    return line + faint(when);
  }

  std::ostream& out_;
  const Pen& pen_;
  const Fold fold_;
  bool folded_ = false;
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

std::string drawn_answer(Answer answer, const Pen& pen) {
  const auto [sign, ink] = mark(answer);
  return pen.terminal.ink(ink, std::string(sign) + " " + answer_text(answer, pen.language));
}

bool draw_explanation(std::ostream& out, const Explanation& explanation, const Pen& pen, Fold fold) {
  Tree tree(out, pen, fold);
  tree.draw(explanation, pen.indent, pen.indent, "");
  return tree.folded();
}

boost::json::object explanation_json(const Explanation& node) {
  boost::json::object object{
      {"kind", kind_name(node.kind)}, {"name", node.name}, {"label", node.label}, {"answer", answer_name(node.answer)}};
  if (!node.text.empty()) object["text"] = node.text;
  if (node.kind == NodeKind::exception) {
    object["written"] = say(node.except ? Word::except : Word::unless, "");
    static constexpr Answer makes[] = {Answer::met, Answer::not_met, Answer::not_applicable};
    object["outcome"] = answer_name(makes[node.outcome]);
    if (node.waiver) object["waiver"] = true;
  }
  if (!node.decided_by.empty())
    object["decided_by"] = boost::json::array(node.decided_by.begin(), node.decided_by.end());
  if (node.tally) object["tally"] = tally_text(*node.tally, "");
  if (!node.cites.empty()) object["cites"] = node.cites;
  if (node.place.line)
    object["place"] =
        boost::json::object{{"file", node.file}, {"line", node.place.line}, {"column", node.place.column}};
  if (node.next != never) object["next"] = to_iso(node.next);
  if (node.since) object["since"] = to_iso(*node.since);
  if (node.met_from) object["met_from"] = to_iso(*node.met_from);
  if (node.lapses) object["lapses"] = to_iso(*node.lapses);
  if (node.last) object["last"] = to_iso(*node.last);
  boost::json::array values, children;
  for (const auto& value : node.values) {
    auto plain = value;
    plain.adjusted.reset();
    boost::json::object each{{"name", value.name}, {"value", value_text(plain, "")}, {"known", value.known()}};
    if (const auto& adjusted = value.adjusted)
      each["adjusted"] = boost::json::object{
          {"to", adjusted->to},         {"instead_of", adjusted->instead_of},   {"until", to_iso(adjusted->until)},
          {"waiver", adjusted->number}, {"approved_by", adjusted->approved_by}, {"confirmed", adjusted->confirmed}};
    const bool fails = value.says == ExplainedValue::Says::fails;
    if (fails || value.says == ExplainedValue::Says::passed_over) {
      each[fails ? "fails" : "passed_over"] = value.value;
      each["not_met"] = boost::json::array(value.why.begin(), value.why.end());
    }
    if (!value.file.empty())
      each["from"] = boost::json::object{{"file", value.file}, {"line", value.line}, {"received", value.received}};
    values.push_back(std::move(each));
  }
  for (const auto& child : node.children) children.push_back(explanation_json(child));
  if (!values.empty()) object["values"] = std::move(values);
  if (!children.empty()) object["children"] = std::move(children);
  return object;
}

}  // namespace safon
