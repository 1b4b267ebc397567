// Sums and products of numbers and percentages; dates with durations added.
#include "dsl/analyse/expressions/durations.hpp"
#include "dsl/analyse/expressions/expressions.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;
using Written = syntax::ExprKind;

constexpr std::int64_t largest = 9'000'000'000'000'000'000;  // as Decimal promises

std::string_view word(Written kind) {
  switch (kind) {
    case Written::add:
      return "+";
    case Written::subtract:
      return "-";
    case Written::multiply:
      return "*";
    case Written::divide:
      return "/";
    default:
      return "-";
  }
}

ExprKind plain(Written kind) {
  switch (kind) {
    case Written::subtract:
      return ExprKind::subtract;
    case Written::multiply:
      return ExprKind::multiply;
    case Written::divide:
      return ExprKind::divide;
    case Written::negate:
      return ExprKind::negate;
    default:
      return ExprKind::add;
  }
}

struct Calculating {
  Analysis& analysis;
  const syntax::Expr& written;

  Expr refuse(const Expr& left, const Expr& right) {
    if (left.type.kind == TypeKind::date && right.type.kind == TypeKind::date && written.kind == Written::subtract) {
      auto& diagnostic = analysis.report(DiagnosticKind::dates_subtracted, written.span);
      diagnostic.help = "say how near they must be: `" + analysis.text(left.span) + " within 12 months after " +
                        analysis.text(right.span) + "`";
      return broken(written.span);
    }
    auto& diagnostic = analysis.report(
        DiagnosticKind::cannot_calculate, written.span,
        {std::string(word(written.kind)), describe(analysis, left.type), describe(analysis, right.type)});
    if (left.type.kind == TypeKind::date && right.type.kind == TypeKind::number)
      diagnostic.help = "say what is counted: `" + analysis.text(right.span) + " months`";
    return broken(written.span);
  }

  Expr add_to_date(Expr date, const Expr& duration) {
    if (date.type.kind == TypeKind::row) date = as_date(analysis, std::move(date));
    if (is_broken(date)) return broken(written.span);
    const std::int8_t sign = written.kind == Written::subtract ? -1 : 1;
    check_addable(analysis, duration.duration, duration.span);
    if (date.kind == ExprKind::today) {
      if (date.duration.parameter || date.duration.literal != Duration{}) {
        auto& diagnostic = analysis.report(DiagnosticKind::today_alone, written.span);
        diagnostic.help = "`today` can be moved by one duration only";
        return broken(written.span);
      }
      date.duration = duration.duration;
      date.sign = sign;
      date.span = written.span;
      return date;
    }
    std::vector<Expr> children;
    children.push_back(std::move(date));
    Expr expr = node(analysis, ExprKind::add_duration, TypeKind::date, written.span, std::move(children));
    expr.duration = duration.duration;
    expr.sign = sign;
    return expr;
  }

  std::optional<TypeKind> result(TypeKind left, TypeKind right) const {
    const bool number_left = left == TypeKind::number, number_right = right == TypeKind::number;
    const bool share_left = left == TypeKind::percentage, share_right = right == TypeKind::percentage;
    if (!(number_left || share_left) || !(number_right || share_right)) return std::nullopt;
    switch (written.kind) {
      case Written::multiply:
        return share_left && share_right ? TypeKind::percentage : TypeKind::number;
      case Written::divide:
        if (number_left && number_right) return TypeKind::number;
        if (share_left && number_right) return TypeKind::percentage;
        return std::nullopt;
      default:
        if (left != right) return std::nullopt;
        return left;
    }
  }

  /// Literals are worked out here; what leaves the range of numbers is reported.
  Expr fold(Expr expr) {
    const bool constant = expr.children[0].kind == ExprKind::number && expr.children[1].kind == ExprKind::number;
    if (expr.kind == ExprKind::divide) {
      if (expr.children[1].kind == ExprKind::number && expr.children[1].number.micros == 0) {
        analysis.report(DiagnosticKind::division_by_zero, expr.children[1].span);
        return broken(expr.span);
      }
      return expr;  // a quotient is kept exact
    }
    if (!constant) return expr;
    const __int128 a = expr.children[0].number.micros, b = expr.children[1].number.micros;
    __int128 value = a + b;
    if (expr.kind == ExprKind::subtract) value = a - b;
    if (expr.kind == ExprKind::multiply) {
      value = a * b;
      if (value % micros_per_unit != 0) return expr;  // more than six places: the engine's to round
      value /= micros_per_unit;
    }
    if (value > largest || value < -largest) {
      analysis.report(DiagnosticKind::number_out_of_range, expr.span);
      return broken(expr.span);
    }
    Expr number;
    number.kind = ExprKind::number;
    number.type = expr.type;
    number.span = expr.span;
    number.number.micros = static_cast<std::int64_t>(value);
    return number;
  }

  Expr binary(Expr left, Expr right) {
    if (is_broken(left) || is_broken(right)) return broken(written.span);
    const bool sum = written.kind == Written::add || written.kind == Written::subtract;
    const bool date = left.type.kind == TypeKind::date || left.type.kind == TypeKind::row;
    if (sum && date && right.type.kind == TypeKind::duration) return add_to_date(std::move(left), right);
    if (written.kind == Written::add && left.type.kind == TypeKind::duration &&
        (right.type.kind == TypeKind::date || right.type.kind == TypeKind::row))
      return add_to_date(std::move(right), left);
    if (sum && left.type.kind == TypeKind::duration && right.type.kind == TypeKind::duration) {
      auto both = literal_duration(analysis, written);
      if (both) {
        left.duration.literal = *both;
        left.span = written.span;
        return left;
      }
      if (!left.duration.parameter && !right.duration.parameter) return broken(written.span);  // reported
      return refuse(left, right);
    }
    auto type = result(left.type.kind, right.type.kind);
    if (!type) return refuse(left, right);
    for (const Expr* side : {&left, &right}) {
      if (!is_quotient(analysis, *side)) continue;
      analysis.report(DiagnosticKind::quotient_calculated_with, side->span).help =
          "compare it directly, and put the calculation on the other side";
      return broken(written.span);
    }
    std::vector<Expr> children;
    children.push_back(std::move(left));
    children.push_back(std::move(right));
    return fold(node(analysis, plain(written.kind), *type, written.span, std::move(children)));
  }

  Expr negation(Expr inner) {
    if (is_broken(inner)) return broken(written.span);
    if (inner.type.kind != TypeKind::number && inner.type.kind != TypeKind::percentage) {
      auto& diagnostic =
          analysis.report(DiagnosticKind::wrong_type, inner.span, {describe(analysis, inner.type), "a number"});
      if (inner.type.kind == TypeKind::condition)
        diagnostic.help = "items stand one below another without a `-`; write `not` to deny a condition";
      return broken(written.span);
    }
    if (is_quotient(analysis, inner)) {
      analysis.report(DiagnosticKind::quotient_calculated_with, inner.span);
      return broken(written.span);
    }
    if (inner.kind == ExprKind::number) {
      inner.number.micros = -inner.number.micros;
      inner.span = written.span;
      return inner;
    }
    const TypeKind type = inner.type.kind;
    std::vector<Expr> children;
    children.push_back(std::move(inner));
    return node(analysis, ExprKind::negate, type, written.span, std::move(children));
  }
};

}  // namespace

Expr analyse_arithmetic(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  Calculating calculating{analysis, written};
  if (written.children.empty()) return broken(written.span);
  Expr left = analyse_expression(analysis, written.children[0], scope);
  if (written.kind == Written::negate || written.children.size() < 2) return calculating.negation(std::move(left));
  return calculating.binary(std::move(left), analyse_expression(analysis, written.children[1], scope));
}

}  // namespace safon::analysis
