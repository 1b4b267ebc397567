#include "dsl/syntax/print/declarations.hpp"

#include <array>

namespace safon::syntax {

namespace {

void print(Lines& out, const Item& node);

void print(Lines& out, const Exception& node) {
  static constexpr auto outcomes =
      std::to_array<std::string_view>({"", "then met", "then not met", "then not applicable"});
  out.begin(node.except ? "except" : "unless") << node.name << node.label << ":" << node.condition;
  if (node.outcome != Exception::Outcome::unstated) out << outcomes[std::size_t(node.outcome)];
  const Lines::Indent indent(out);
  cites(out, node.cites);
  for (const Exception& exception : node.exceptions) print(out, exception);
}

void print(Lines& out, const Group& node) {
  static constexpr auto words =
      std::to_array<std::string_view>({"all of", "any of", "none of", "at least", "at most", "exactly"});
  out << words[std::size_t(node.kind)];
  for (const Expr& count : node.count) out << count;
  const Lines::Indent indent(out);
  cites(out, node.cites);
  for (const Item& item : node.items) print(out, item);
}

void print(Lines& out, const Item& node) {
  out.begin("item");
  if (node.name) out << *node.name << node.label << ":";
  if (const auto* group = std::get_if<Group>(&node.body))
    print(out, *group);
  else
    out << std::get<Expr>(node.body);
  const Lines::Indent indent(out);
  for (const Exception& exception : node.exceptions) print(out, exception);
}

}  // namespace

Lines& operator<<(Lines& out, const Waivable& node) {
  if (node.approvers) out << *node.approvers;
  out << node.by;
  if (node.between.size() == 2) out << "between" << node.between[0] << "and" << node.between[1];
  for (const Expr& length : node.at_most) out << "for at most" << length;
  return out;
}

void print(Lines& out, const Requirement& node) {
  out.begin("requirement") << node.name << node.label;
  const Lines::Indent indent(out);
  cites(out, node.cites);
  for (const Waivable& waivable : node.waivable) out.begin("waivable by") << waivable;
  for (const Expr& condition : node.applies) out.begin("applies when") << condition;
  for (const Item& item : node.body) print(out, item);
  for (const Exception& exception : node.exceptions) print(out, exception);
}

}  // namespace safon::syntax
