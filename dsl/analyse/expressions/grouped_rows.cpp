// Rows that a `let` names with `for each`: the latest of each group, or those of groups in which values differ, or of
// which an average, a sum or an extreme is asked.
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

/// The fields after `for each`; none where one cannot be made out.
std::optional<std::vector<std::uint16_t>> keys_of(Analysis& analysis, std::span<const syntax::Name> written,
                                                  TableId table) {
  std::vector<std::uint16_t> keys;
  for (const auto& name : written)
    if (const auto field = field_called(analysis, name, table)) keys.push_back(field->column);
  if (keys.size() < written.size()) return std::nullopt;
  return keys;
}

/// The average of what the rows of a group have, for each of its rows.
Expr value_of_group(Analysis& analysis, const syntax::Expr& written, const model::Set& set,
                    const std::vector<std::uint16_t>& keys) {
  if (written.path.empty()) return broken(written.span);
  auto field = field_called(analysis, written.path.front(), set.table);
  if (!field) return broken(written.span);
  using Aggregate = syntax::Aggregate;
  using model::TypeKind;
  const TypeKind kind = field->type.kind;
  const bool extreme = written.aggregate == Aggregate::smallest || written.aggregate == Aggregate::largest;
  const bool fits = kind == TypeKind::number || (kind == TypeKind::percentage && written.aggregate != Aggregate::sum) ||
                    (kind == TypeKind::date && extreme);
  if (!fits) {
    analysis.report(DiagnosticKind::wrong_type, written.path.front().span,
                    {describe(analysis, field->type), extreme ? "a number or a date" : "a number"});
    return broken(written.span);
  }
  Expr value;
  value.kind = ExprKind::aggregate;
  value.type = type_of(kind);
  value.table = set.table;
  value.span = written.span;
  value.aggregate = static_cast<model::Aggregate>(written.aggregate);
  value.codes = keys;
  value.set.push_back(set);
  value.children.push_back(std::move(*field));
  return value;
}

/// `average of score at least 3`, which may be denied: `is not at least 3`.
Expr condition_of_group(Analysis& analysis, const syntax::Expr& written, const model::Set& set,
                        const std::vector<std::uint16_t>& keys) {
  if (written.children.empty()) return broken(written.span);
  if (written.kind == syntax::ExprKind::not_)
    return opposite(analysis, written.span, condition_of_group(analysis, written.children.front(), set, keys));
  return relate(analysis, value_of_group(analysis, written.children.front(), set, keys), written.relation,
                std::span(written.children).subspan(1), written.span, written.operator_span, Scope{});
}

/// The rows of groups of which it holds.
std::optional<model::Set> rows_of_groups(Analysis& analysis, const syntax::Expr& written, model::Set set) {
  const auto keys = keys_of(analysis, written.path, set.table);
  auto condition =
      condition_of_group(analysis, written.children.front(), set, keys.value_or(std::vector<std::uint16_t>{}));
  if (!keys || is_broken(condition)) return std::nullopt;
  std::vector<Expr> both = std::move(set.filter);
  both.push_back(std::move(condition));
  model::Set rows{set.table, {}};
  rows.filter.push_back(both.size() == 1 ? std::move(both.front()) : all_of(analysis, written.span, std::move(both)));
  return rows;
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
  if (different && !written.children.empty() &&
      (written.children.front().kind == syntax::ExprKind::relation ||
       written.children.front().kind == syntax::ExprKind::not_))
    return rows_of_groups(analysis, written, std::move(of.set));
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
