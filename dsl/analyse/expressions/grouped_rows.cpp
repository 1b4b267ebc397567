// Rows that a `let` names with `for each`: the latest of each group, or those of groups in which values differ.
#include <algorithm>

#include "dsl/analyse/expressions/expressions.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;

/// The field of the set's rows; none where it has no such field, which is said.
std::optional<Expr> field_called(Analysis& analysis, const syntax::Name& name, TableId table) {
  auto field = field_of(analysis, table, name.text, name.span);
  if (field && field->kind != ExprKind::is_true) return field;
  const auto& notes = analysis.tables[table];
  if (notes.damaged || notes.broken.contains(name.text)) return std::nullopt;
  const TableInfo& info = analysis.policy.schema.tables[table];
  if (field) {
    analysis.report(DiagnosticKind::wrong_type, name.span, {"a condition", "a field with several values"});
    return std::nullopt;
  }
  auto& diagnostic = analysis.report(DiagnosticKind::unknown_field, name.span, {info.singular, name.text});
  std::vector<std::string> names;
  for (const auto& column : info.columns) names.push_back(column.name);
  analysis.suggest(diagnostic, name.text, names, name.span);
  return std::nullopt;
}

/// `latest` needs days to go by.
bool is_dated(Analysis& analysis, TableId table, Span span) {
  const TableInfo& info = analysis.policy.schema.tables[table];
  if (info.dated_by != none16) return true;
  if (!analysis.tables[table].broken.contains("") && !analysis.tables[table].damaged)
    analysis.report(DiagnosticKind::not_dated, span, {info.singular}).help =
        "say `dated by FIELD` in the record: it decides which row is earliest";
  return false;
}

}  // namespace

std::optional<model::Set> group_rows(Analysis& analysis, const syntax::Expr& written, SetInScope of) {
  if (written.path.empty()) return std::move(of.set);
  const TableId table = of.set.table;
  const bool different = written.kind == syntax::ExprKind::rows;
  Expr grouped;
  grouped.kind = different ? ExprKind::different_of_each : ExprKind::best_of_each;
  grouped.type = type_of(model::TypeKind::condition);
  grouped.table = table;
  grouped.span = written.span;
  grouped.earliest = written.selection == syntax::Selection::earliest;
  bool usable = different || is_dated(analysis, table, written.span);
  for (std::size_t i = 0; i < written.path.size(); ++i) {
    auto field = field_called(analysis, written.path[i], table);
    usable = usable && field;
    if (!field) continue;
    if (different && i == 0)
      grouped.children.push_back(std::move(*field));
    else
      grouped.codes.push_back(field->column);
  }
  if (different) {
    const auto count = written.children.empty() ? std::nullopt : analyse_count(analysis, written.children.front());
    usable = usable && count;
    if (count) grouped.count = *count;
  }
  if (!usable) return std::nullopt;
  grouped.set.push_back(std::move(of.set));
  model::Set rows{table, {}};
  rows.filter.push_back(std::move(grouped));
  return rows;
}

}  // namespace safon::analysis
