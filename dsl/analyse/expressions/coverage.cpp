// `every element of the_standard has at least 80% of criteria met by assessments`: evidence held against a framework.
#include <algorithm>

#include "dsl/analyse/expressions/durations.hpp"
#include "dsl/analyse/expressions/expressions.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;

std::optional<std::uint16_t> find_framework(Analysis& analysis, const syntax::Name& name) {
  Symbol* symbol = analysis.find(name.text);
  if (symbol == nullptr) {
    auto& diagnostic = analysis.report(DiagnosticKind::unknown_framework, name.span, {name.text});
    analysis.suggest(diagnostic, name.text, names_of(analysis, {SymbolKind::framework}), name.span);
    return std::nullopt;
  }
  symbol->used = true;
  if (symbol->kind == SymbolKind::framework) return symbol->index;
  if (symbol->kind != SymbolKind::broken)
    analysis.report(DiagnosticKind::wrong_kind_of_name, name.span,
                    {name.text, std::string(describe(symbol->kind)), "a framework"});
  return std::nullopt;
}

/// How many criteria the smallest element in question has: more can never be met.
std::size_t fewest_criteria(const model::Framework& framework, const Expr& expr) {
  if (expr.element) return framework.elements[*expr.element].criteria.size();
  std::size_t fewest = SIZE_MAX, most = 0;
  for (const auto& element : framework.elements) {
    fewest = std::min(fewest, element.criteria.size());
    most = std::max(most, element.criteria.size());
  }
  return expr.elements == model::Quantity::every ? fewest : most;
}

bool check_share(Analysis& analysis, Decimal share, Span span) {
  if (share.micros >= 0 && share.micros <= micros_per_unit) return true;
  analysis.report(DiagnosticKind::percentage_out_of_range, span, {"`" + analysis.text(span) + "`"});
  return false;
}

/// The share or number of criteria that is asked for. False: reported.
bool analyse_threshold(Analysis& analysis, const syntax::Expr& written, const model::Framework& framework, Expr& expr) {
  const syntax::Expr* inner = &written;
  while (inner->kind == syntax::ExprKind::parentheses && !inner->children.empty()) inner = &inner->children.front();
  if (inner->kind == syntax::ExprKind::percentage) {
    if (!check_share(analysis, inner->number, inner->span)) return false;
    expr.share = model::Dated<Decimal>{inner->number, std::nullopt};
    return true;
  }
  if (inner->kind == syntax::ExprKind::path && inner->path.size() == 1) {
    Symbol* symbol = analysis.find(inner->path.front().text);
    if (symbol != nullptr && symbol->kind == SymbolKind::parameter) {
      const auto& parameter = analysis.policy.parameters[symbol->index];
      if (parameter.type.kind == TypeKind::percentage) {
        symbol->used = true;
        for (const auto& value : parameter.values)
          if (!check_share(analysis, value.number, inner->span)) return false;
        expr.share = model::Dated<Decimal>{{}, symbol->index};
        return true;
      }
    }
  }
  auto count = analyse_count(analysis, written);
  if (!count) return false;
  expr.count = *count;
  std::int64_t largest = count->literal;
  if (count->parameter) {
    largest = 0;
    for (const auto& value : analysis.policy.parameters[*count->parameter].values)
      largest = std::max(largest, value.number.micros / micros_per_unit);
  }
  const std::size_t criteria = fewest_criteria(framework, expr);
  if (framework.elements.empty() || largest <= static_cast<std::int64_t>(criteria)) return true;
  analysis.report(DiagnosticKind::count_above_items, written.span,
                  {std::to_string(largest) + " criteria", std::to_string(criteria)});
  return false;
}

/// Evidence must say which criterion it is for, in one field.
bool check_evidence(Analysis& analysis, const model::Framework& framework, TableId table, Span span) {
  const TableInfo& info = analysis.policy.schema.tables[table];
  const auto count = std::ranges::count_if(info.columns, [&](const ColumnInfo& column) {
    return column.type == ColumnType::code && column.code_list == framework.code_list;
  });
  if (count == 1) return true;
  if (count == 0 && (analysis.tables[table].damaged || !analysis.tables[table].broken.empty())) return false;
  auto& diagnostic =
      analysis.report(count == 0 ? DiagnosticKind::no_criterion_field : DiagnosticKind::several_criterion_fields, span,
                      {info.singular, framework.name});
  if (count == 0) diagnostic.help = "give it a field `criterion : criterion of " + framework.name + "`";
  return false;
}

}  // namespace

Expr analyse_coverage(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  if (written.path.empty() || written.sets.empty() || written.children.empty()) return broken(written.span);
  auto found = analyse_set(analysis, written.sets.front(), scope);
  auto index = find_framework(analysis, written.path.front());
  if (!index) return broken(written.span);
  const model::Framework& framework = analysis.policy.frameworks[*index];
  Expr expr;
  expr.kind = ExprKind::coverage;
  expr.type = type_of(TypeKind::condition);
  expr.span = written.span;
  expr.index = *index;
  expr.elements = written.quantity == syntax::Quantity::no     ? model::Quantity::no
                  : written.quantity == syntax::Quantity::some ? model::Quantity::some
                                                               : model::Quantity::every;
  if (written.path.size() > 1) {
    const syntax::Name& name = written.path[1];
    auto element = std::ranges::find(framework.elements, name.text, &model::Element::name);
    if (element == framework.elements.end() || written.path.size() > 2) {
      if (analysis.frameworks[*index].damaged) return broken(written.span);
      const std::string rest = joined(written.path, 1);
      const Span at = join(name.span, written.path.back().span);
      auto& diagnostic = analysis.report(DiagnosticKind::unknown_element, at, {framework.name, rest});
      std::vector<std::string> names;
      for (const auto& each : framework.elements) names.push_back(each.name);
      analysis.suggest(diagnostic, rest, names, at);
      return broken(written.span);
    }
    expr.element = static_cast<std::uint16_t>(element - framework.elements.begin());
    expr.elements = model::Quantity::every;
  }
  const bool threshold = analyse_threshold(analysis, written.children.front(), framework, expr);
  if (!found || !check_evidence(analysis, framework, found->set.table, written.sets.front().name.span) || !threshold)
    return broken(written.span);
  if (!found->set.filter.empty() && is_broken(found->set.filter.front())) return broken(written.span);
  expr.table = analysis.policy.schema.tables[found->set.table].parent;
  expr.set.push_back(std::move(found->set));
  return expr;
}

}  // namespace safon::analysis
