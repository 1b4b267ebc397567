// Stretches of time: `within last 24 months`, `within 3 months after …`. Both ends belong to them.
#include "dsl/analyse/expressions/durations.hpp"
#include "dsl/analyse/expressions/expressions.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;
using syntax::RelationKind;

/// date ± duration; `today` keeps its own duration, so it can be moved only once. None: reported.
std::optional<Expr> moved(Analysis& analysis, Expr date, const model::Dated<Duration>& duration, int sign, Span span) {
  const Span place = date.span;
  if (date.kind == ExprKind::today) {
    if (date.duration.parameter || date.duration.literal != Duration{}) {
      auto& diagnostic = analysis.report(DiagnosticKind::today_alone, span);
      diagnostic.help = "`today` can be moved by one duration only";
      return std::nullopt;
    }
    date.duration = duration;
    date.sign = static_cast<std::int8_t>(sign);
    return date;
  }
  std::vector<Expr> children;
  children.push_back(std::move(date));
  Expr expr = node(analysis, ExprKind::add_duration, TypeKind::date, place, std::move(children));
  expr.duration = duration;
  expr.sign = static_cast<std::int8_t>(sign);
  return expr;
}

Expr today(Span span) {
  Expr expr;
  expr.kind = ExprKind::today;
  expr.type = type_of(TypeKind::date);
  expr.span = span;
  return expr;
}

}  // namespace

Expr relate_window(Analysis& analysis, Expr left, RelationKind kind, std::span<const syntax::Expr> operands, Span span,
                   const Scope& scope) {
  const bool of_today = kind == RelationKind::within_last || kind == RelationKind::within_next;
  auto duration = analyse_duration(analysis, operands.front());
  if (!of_today && operands.size() < 2) return broken(span);
  Expr middle = of_today ? today(span) : analyse_date(analysis, operands[1], scope);
  if (!duration || is_broken(left) || is_broken(middle)) return broken(span);
  std::optional<Expr> first = middle, last = middle;
  if (kind != RelationKind::within_after && kind != RelationKind::within_next)
    first = moved(analysis, middle, *duration, -1, span);
  if (kind != RelationKind::within_before && kind != RelationKind::within_last)
    last = moved(analysis, std::move(middle), *duration, 1, span);
  if (!first || !last) return broken(span);
  if (left.kind == ExprKind::today && first->kind == ExprKind::today) {
    (void)compare(analysis, std::move(left), Relation::greater_equal, std::move(*first), span);  // says what is wrong
    return broken(span);
  }
  Expr again = left;
  std::vector<Expr> both;
  both.push_back(compare(analysis, std::move(left), Relation::greater_equal, std::move(*first), span));
  both.push_back(compare(analysis, std::move(again), Relation::less_equal, std::move(*last), span));
  return all_of(analysis, span, std::move(both));
}

}  // namespace safon::analysis
