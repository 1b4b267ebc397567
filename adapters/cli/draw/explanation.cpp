#include "adapters/cli/draw/explanation.hpp"

namespace safon {
namespace {

struct Mark {
  const char* sign;
  Ink ink;
};

Mark mark(Answer answer) {
  switch (answer) {
    case Answer::met: return {"✓", Ink::good};
    case Answer::not_met: return {"✗", Ink::bad};
    case Answer::unknown: return {"?", Ink::doubtful};
    case Answer::not_applicable: return {"–", Ink::faint};
    case Answer::conflict: return {"!", Ink::bad};
  }
  return {"", Ink::plain};
}

std::string source_of(const ExplainedValue& value, const Terminal& terminal) {
  if (value.file.empty()) return "";
  std::string place = value.file + (value.line ? ":" + std::to_string(value.line) : "");
  std::string text = "  " + terminal.link(file_url(value.file), place);
  if (!value.received.empty()) text += ", received " + value.received;
  return terminal.ink(Ink::faint, text);
}

/// What stands on a node's own line.
std::string headline(const Explanation& node, const Terminal& terminal) {
  const auto [sign, ink] = mark(node.answer);
  std::string line = terminal.ink(ink, std::string(sign) + " " + std::string(answer_name(node.answer))) + "  ";
  if (!node.name.empty() && node.name != node.label) line += terminal.ink(Ink::strong, node.name) + "  ";
  line += node.label;
  if (!node.tally.empty()) line += " (" + node.tally + ")";
  if (node.since) line += terminal.ink(Ink::faint, ", since " + to_iso(*node.since));
  if (node.next != never) line += terminal.ink(Ink::faint, ", may change on " + to_iso(node.next));
  return line;
}

void draw_tree(std::ostream& out, const Explanation& node, const Terminal& terminal, const std::string& first, const std::string& rest,
               const std::string& cited) {
  out << first << headline(node, terminal) << '\n';
  const std::string below = rest + (node.children.empty() ? "    " : "│   ");
  if (!node.cites.empty() && node.cites != cited) out << below << terminal.ink(Ink::faint, "source " + node.cites) << '\n';
  for (const auto& value : node.values)
    out << below << value.name << ": " << (value.known ? value.value : terminal.ink(Ink::doubtful, value.value)) << source_of(value, terminal) << '\n';
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const bool last = i + 1 == node.children.size();
    draw_tree(out, node.children[i], terminal, rest + (last ? "└── " : "├── "), rest + (last ? "    " : "│   "), node.cites);
  }
}

const char* kind_name(NodeKind kind) {
  switch (kind) {
    case NodeKind::requirement: return "requirement";
    case NodeKind::all_of: return "all of";
    case NodeKind::any_of: return "any of";
    case NodeKind::none_of: return "none of";
    case NodeKind::at_least: return "at least";
    case NodeKind::at_most: return "at most";
    case NodeKind::exactly: return "exactly";
    case NodeKind::exception: return "exception";
    case NodeKind::applies: return "applies when";
    case NodeKind::reference: return "reference";
    case NodeKind::condition: return "condition";
    case NodeKind::coverage: return "coverage";
  }
  return "";
}

}  // namespace

std::string_view answer_name(Answer answer) {
  switch (answer) {
    case Answer::met: return "met";
    case Answer::not_met: return "not met";
    case Answer::unknown: return "unknown";
    case Answer::not_applicable: return "not applicable";
    case Answer::conflict: return "in conflict";
  }
  return "";
}

void draw_explanation(std::ostream& out, const Explanation& explanation, const Terminal& terminal, const std::string& indent) {
  draw_tree(out, explanation, terminal, indent, indent, "");
}

void draw_needed(std::ostream& out, const std::vector<Needed>& needed, const Terminal& terminal, const std::string& indent) {
  for (const auto& each : needed) {
    out << indent << "• " << (each.label.empty() ? each.name : each.label);
    if (each.answer == Answer::unknown) {
      out << terminal.ink(Ink::doubtful, ": nobody has told us");
      for (std::size_t i = 0; i < each.missing.size(); ++i) out << (i ? ", " : " ") << each.missing[i];
    }
    if (each.by) out << terminal.ink(Ink::strong, " by " + to_iso(*each.by));
    if (!each.cites.empty()) out << terminal.ink(Ink::faint, "  [" + each.cites + "]");
    out << '\n';
  }
}

boost::json::object explanation_json(const Explanation& node) {
  boost::json::object object{{"kind", kind_name(node.kind)}, {"name", node.name}, {"label", node.label}, {"answer", answer_name(node.answer)}};
  if (!node.text.empty()) object["text"] = node.text;
  if (!node.tally.empty()) object["tally"] = node.tally;
  if (!node.cites.empty()) object["cites"] = node.cites;
  if (node.place.line) object["place"] = boost::json::object{{"file", node.file}, {"line", node.place.line}, {"column", node.place.column}};
  if (node.next != never) object["next"] = to_iso(node.next);
  if (node.since) object["since"] = to_iso(*node.since);
  boost::json::array values, children;
  for (const auto& value : node.values) {
    boost::json::object each{{"name", value.name}, {"value", value.value}, {"known", value.known}};
    if (!value.file.empty()) each["from"] = boost::json::object{{"file", value.file}, {"line", value.line}, {"received", value.received}};
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
