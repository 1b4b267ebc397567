// Literals, logic, and the choice among the other cases.
#include "dsl/analyse/expressions/expressions.hpp"

#include "dsl/analyse/expressions/durations.hpp"
#include "dsl/analyse/intakes/intakes.hpp"
#include "dsl/analyse/limits.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;
using Written = syntax::ExprKind;

Expr literal(ExprKind kind, TypeKind type, Span span) {
  Expr expr;
  expr.kind = kind;
  expr.type = type_of(type);
  expr.span = span;
  return expr;
}

/// A duration stands in the model only as part of a sum with a date; until then it travels as a number of that type.
Expr duration_value(Analysis& analysis, const syntax::Expr& written) {
  auto duration = literal_duration(analysis, written);
  if (!duration) return broken(written.span);
  Expr expr = literal(ExprKind::number, TypeKind::duration, written.span);
  expr.duration.literal = *duration;
  return expr;
}

Expr analyse_literal(Analysis& analysis, const syntax::Expr& written) {
  switch (written.kind) {
    case Written::number: {
      Expr expr = literal(ExprKind::number, TypeKind::number, written.span);
      expr.number = written.number;
      return expr;
    }
    case Written::percentage: {
      Expr expr = literal(ExprKind::number, TypeKind::percentage, written.span);
      expr.number = written.number;
      return expr;
    }
    case Written::text: {
      Expr expr = literal(ExprKind::text, TypeKind::text, written.span);
      expr.text = written.text;
      return expr;
    }
    case Written::date: {
      Expr expr = literal(ExprKind::date, TypeKind::date, written.span);
      expr.date = written.date;
      return expr;
    }
    case Written::boolean: {
      Expr expr = literal(ExprKind::boolean, TypeKind::condition, written.span);
      expr.boolean = written.boolean;
      return expr;
    }
    case Written::today:
      return literal(ExprKind::today, TypeKind::date, written.span);
    default:
      return duration_value(analysis, written);
  }
}

Expr analyse_logic(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  ExprKind kind = ExprKind::and_;
  if (written.kind == Written::or_) kind = ExprKind::or_;
  if (written.kind == Written::not_) kind = ExprKind::not_;
  if (written.kind == Written::implies) kind = ExprKind::implies;
  if (kind == ExprKind::and_ || kind == ExprKind::or_) {
    const Written other = kind == ExprKind::or_ ? Written::and_ : Written::or_;
    for (const auto& child : written.children) {
      if (child.kind != other) continue;
      auto& diagnostic = analysis.report(DiagnosticKind::and_or_mixed, child.span);
      const std::string text = analysis.text(child.span);
      diagnostic.help = "put parentheses around what belongs together: `(" + text + ")`";
      diagnostic.fix = Fix{child.span, "(" + std::string(analysis.sources.text(child.span)) + ")"};
      break;
    }
  }
  std::vector<Expr> children;
  for (const auto& child : written.children) children.push_back(analyse_condition(analysis, child, scope));
  return node(analysis, kind, TypeKind::condition, written.span, std::move(children));
}

Expr dispatch(Analysis& analysis, const syntax::Expr& written, const Scope& scope, Use use) {
  switch (written.kind) {
    case Written::number:
    case Written::percentage:
    case Written::text:
    case Written::date:
    case Written::boolean:
    case Written::duration:
    case Written::today:
      return analyse_literal(analysis, written);
    case Written::path:
      return analyse_path(analysis, written, scope, use);
    case Written::add:
    case Written::subtract:
    case Written::multiply:
    case Written::divide:
    case Written::negate:
      return analyse_arithmetic(analysis, written, scope);
    case Written::and_:
    case Written::or_:
    case Written::implies:
    case Written::not_:
      return analyse_logic(analysis, written, scope);
    case Written::parentheses: {
      if (written.children.empty()) return broken(written.span);
      Expr inner = analyse_expression(analysis, written.children.front(), scope, use);
      inner.span = written.span;
      return inner;
    }
    case Written::relation:
      return analyse_relation(analysis, written, scope);
    case Written::quantifier:
      return analyse_quantifier(analysis, written, scope);
    case Written::selection:
      return analyse_selection(analysis, written, scope);
    case Written::aggregate:
      return analyse_aggregate(analysis, written, scope);
    case Written::coverage:
      return analyse_coverage(analysis, written, scope);
    case Written::previously:
      return analyse_previously(analysis, written, scope);
    case Written::status_began:
      return analyse_status_began(analysis, written, scope);
    case Written::status:
      analysis.report(DiagnosticKind::status_alone, written.span, {analysis.text(written.span)}).help =
          "say which status: `" + analysis.text(written.span) + " is STATUS`";
      break;
    case Written::placed:
      return analyse_placed(analysis, written);
    case Written::expired:
    case Written::renewable:
      return analyse_lifecycle(analysis, written, scope);
    case Written::rows:  // of a `let`: see row_let
    case Written::broken:
      break;
  }
  return broken(written.span);
}

}  // namespace

Expr analyse_expression(Analysis& analysis, const syntax::Expr& written, const Scope& scope, Use use) {
  if (analysis.depth >= limits::expression_depth) {
    analysis.report(DiagnosticKind::nested_too_deeply, written.span, {std::to_string(limits::expression_depth)});
    return broken(written.span);
  }
  ++analysis.depth;
  Expr expr = dispatch(analysis, written, scope, use);
  --analysis.depth;
  return expr;
}

Expr analyse_condition(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  Expr expr = analyse_expression(analysis, written, scope);
  if (is_broken(expr) || expr.type.kind == TypeKind::condition) return expr;
  auto& diagnostic = analysis.report(DiagnosticKind::condition_expected, written.span, {describe(analysis, expr.type)});
  const std::string text = analysis.text(written.span);
  switch (expr.type.kind) {
    case TypeKind::row:
      diagnostic.help = "to ask whether there is one, say `" + text + " exists`";
      break;
    case TypeKind::date:
      diagnostic.help = "compare it: `" + text + " within last 12 months`, `" + text + " exists`";
      break;
    case TypeKind::number:
      diagnostic.help = "compare it: `" + text + " at least 1`";
      break;
    case TypeKind::percentage:
      diagnostic.help = "compare it: `" + text + " at least 50%`";
      break;
    case TypeKind::code:
      diagnostic.help = "compare it: `" + text + " is …`, `" + text + " in […]`";
      break;
    default:
      diagnostic.help = "a condition is met or not met: compare the value with something";
      break;
  }
  return broken(written.span);
}

Expr as_date(Analysis& analysis, Expr expr) {
  if (is_broken(expr)) return expr;
  if (expr.type.kind == TypeKind::row) {
    const TableId table = expr.type.table;
    const TableInfo& info = analysis.policy.schema.tables[table];
    if (info.dated_by == none16) {
      if (!analysis.tables[table].broken.contains("") && !analysis.tables[table].damaged) {
        auto& diagnostic = analysis.report(DiagnosticKind::not_dated, expr.span, {info.singular});
        diagnostic.help = "say `dated by FIELD` in the record, or name the field that is meant";
      }
      return broken(expr.span);
    }
    const Span span = expr.span;
    std::vector<Expr> children;
    children.push_back(std::move(expr));
    Expr date = node(analysis, ExprKind::row_field, TypeKind::date, span, std::move(children));
    date.column = info.dated_by;
    return date;
  }
  return expr;
}

Expr analyse_date(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  Expr expr = as_date(analysis, analyse_expression(analysis, written, scope));
  if (is_broken(expr) || expr.type.kind == TypeKind::date) return expr;
  analysis.report(DiagnosticKind::wrong_type, written.span, {describe(analysis, expr.type), "a date"});
  return broken(written.span);
}

std::optional<model::Dated<std::int64_t>> analyse_count(Analysis& analysis, const syntax::Expr& written) {
  auto whole = [](Decimal number) { return number.micros >= 0 && number.micros % micros_per_unit == 0; };
  const syntax::Expr* inner = &written;
  while (inner->kind == Written::parentheses && !inner->children.empty()) inner = &inner->children.front();
  if (inner->kind == Written::number || inner->kind == Written::percentage || inner->kind == Written::negate) {
    if (inner->kind == Written::number && whole(inner->number))
      return model::Dated<std::int64_t>{inner->number.micros / micros_per_unit, std::nullopt};
    auto& diagnostic =
        analysis.report(DiagnosticKind::not_a_count, written.span, {"`" + analysis.text(written.span) + "`"});
    diagnostic.help = "a count is a whole number: 0, 1, 2 …";
    return std::nullopt;
  }
  auto parameter = parameter_named(analysis, *inner, "a whole number");
  if (!parameter) return std::nullopt;
  const model::Parameter& declared = analysis.policy.parameters[*parameter];
  if (declared.type.kind == TypeKind::broken) return std::nullopt;
  if (declared.type.kind != TypeKind::number) {
    analysis.report(DiagnosticKind::wrong_type, written.span, {describe(analysis, declared.type), "a whole number"});
    return std::nullopt;
  }
  for (const auto& value : declared.values) {
    if (whole(value.number)) continue;
    auto& diagnostic = analysis.report(
        DiagnosticKind::not_a_count, written.span,
        {to_text(value.number) + ", which `" + declared.name + "` is from " + to_iso(value.from) + ","});
    diagnostic.notes.push_back({declared.span, "the parameter is declared here"});
    return std::nullopt;
  }
  return model::Dated<std::int64_t>{0, parameter};
}

}  // namespace safon::analysis
