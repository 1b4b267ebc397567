#include "dsl/syntax/print/declarations.hpp"

#include <array>

namespace safon::syntax {

namespace {

Lines& operator<<(Lines& out, const Type& type) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"text", "number", "percentage", "boolean", "date", "list of", "criterion of", "named", "broken"});
  if (type.optional) out << "optional";
  out << words[std::size_t(type.kind)];
  const bool has_name =
      type.kind == Type::Kind::list || type.kind == Type::Kind::criterion || type.kind == Type::Kind::named;
  return has_name ? out << type.name : out;
}

}  // namespace

void print(Lines& out, const Broken& node) {
  out.begin("broken") << node.keyword;
  if (node.name) out << *node.name;
}

void print(Lines& out, const Policy& node) {
  out.begin("policy") << node.name << node.label;
  const Lines::Indent indent(out);
  if (node.version) out.begin("version") << *node.version;
  if (node.from) out.begin("from") << *node.from;
  if (node.to) out.begin("to") << *node.to;
  if (node.applies == Policy::Applies::everyone) out.begin("applies to everyone");
  if (node.entered_from) out.begin("applies to entered from") << *node.entered_from;
  if (node.month_end != MonthEnd::undeclared)
    out.begin(node.month_end == MonthEnd::down ? "month end down" : "month end up");
  if (node.calendar) out.begin("working days by") << *node.calendar;
  for (const Name& language : node.languages) out.begin("language") << language;
  for (const Name& line : node.repeated) out.begin("repeated") << line;
}

void print(Lines& out, const Use& node) {
  out.begin("use") << node.path;
}

void print(Lines& out, const Codes& node) {
  out.begin("codes") << node.name << node.label;
  const Lines::Indent indent(out);
  for (const CodeDecl& code : node.codes) out.begin("code") << code.name << code.label;
}

void print(Lines& out, const Record& node) {
  out.begin("record") << node.name;
  if (node.plural) out << "plural" << *node.plural;
  out << node.label;
  const Lines::Indent indent(out);
  for (const Name& field : node.dated_by) out.begin("dated by") << field;
  for (const Field& field : node.fields) out.begin("field") << field.name << field.label << ":" << field.type;
}

void print(Lines& out, const Framework& node) {
  out.begin("framework") << node.name << node.label;
  const Lines::Indent indent(out);
  cites(out, node.cites);
  for (const Element& element : node.elements) {
    out.begin("element") << element.name << element.label;
    const Lines::Indent inner(out);
    cites(out, element.cites);
    for (const Criterion& criterion : element.criteria) out.begin("criterion") << criterion.name << criterion.label;
  }
}

void print(Lines& out, const CalendarDecl& node) {
  out.begin("calendar") << node.name << node.label;
  const Lines::Indent indent(out);
  if (node.first && node.last) out.begin("covers") << *node.first << "to" << *node.last;
  if (node.working) out.begin("working") << node.working->first << "to" << node.working->second;
  for (const auto& [date, label] : node.closed) out.begin("closed") << date << label;
}

void print(Lines& out, const Parameter& node) {
  out.begin("parameter") << node.name << node.label << ":" << node.type;
  if (node.to_confirm) out << "to confirm";
  const Lines::Indent indent(out);
  cites(out, node.cites);
  for (const Waivable& adjustable : node.adjustable) out.begin("adjustable by") << adjustable;
  for (const auto& [date, value] : node.values) out.begin("from") << date << ":" << value;
}

void print(Lines& out, const Let& node) {
  out.begin("let") << node.name << node.label << "=" << node.value;
}

void print(Lines& out, const Always& node) {
  out.begin("always") << node.text << ":" << node.condition;
}

}  // namespace safon::syntax
