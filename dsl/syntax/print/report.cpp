#include "dsl/syntax/print/declarations.hpp"

#include <array>

namespace safon::syntax {

namespace {

void print(Lines& out, const Grouping& node, std::string_view word) {
  static constexpr auto kinds = std::to_array<std::string_view>({"", "status of", "year of"});
  out.begin(word);
  if (node.kind != Grouping::Kind::value) out << kinds[std::size_t(node.kind)];
  if (node.kind == Grouping::Kind::status) out << node.programme;
  for (const Expr& value : node.value) out << value;
  out << node.label;
}

}  // namespace

void print(Lines& out, const ReportDecl& node) {
  static constexpr auto kinds =
      std::to_array<std::string_view>({"count", "sum of", "average of", "smallest of", "largest of", "share"});
  out.begin("report") << node.name << node.label;
  const Lines::Indent indent(out);
  cites(out, node.cites);
  for (const Expr& where : node.where) out.begin("of participants where") << where;
  for (const Grouping& grouping : node.rows) print(out, grouping, "rows by");
  for (const Grouping& grouping : node.columns) print(out, grouping, "columns by");
  for (const Measure& measure : node.measures) {
    out.begin("measure") << measure.name << measure.label << ":" << kinds[std::size_t(measure.kind)];
    for (const Expr& value : measure.value) out << value;
    for (const Expr& where : measure.where) out << "where" << where;
    for (const Expr& among : measure.among) out << "among" << among;
  }
  for (const Expr& number : node.suppress_below) out.begin("suppress below") << number;
}

}  // namespace safon::syntax
