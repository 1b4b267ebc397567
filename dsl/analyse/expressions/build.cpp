// Small nodes and questions that all cases of expressions share.
#include <algorithm>

#include "dsl/analyse/expressions/expressions.hpp"
#include "dsl/analyse/records/schema.hpp"

namespace safon::analysis {

using model::Expr;
using model::ExprKind;
using model::TypeKind;

Expr broken(Span span) {
  Expr expr;
  expr.span = span;
  return expr;
}

bool is_broken(const Expr& expr) {
  return expr.type.kind == TypeKind::broken;
}

TableId deeper(const Analysis& analysis, TableId a, TableId b) {
  return depth_of(analysis, b) > depth_of(analysis, a) ? b : a;
}

Expr node(const Analysis& analysis, ExprKind kind, TypeKind type, Span span, std::vector<Expr> children) {
  Expr expr;
  expr.kind = kind;
  expr.type = type_of(type);
  expr.span = span;
  for (const auto& child : children) {
    expr.table = deeper(analysis, expr.table, child.table);
    if (is_broken(child)) {
      // A broken part makes the whole unusable, but a condition stays a condition: no second report.
      expr.kind = ExprKind::broken;
      expr.type = {};
    }
  }
  expr.children = std::move(children);
  return expr;
}

Expr all_of(const Analysis& analysis, Span span, std::vector<Expr> children) {
  if (children.size() == 1) return std::move(children.front());
  return node(analysis, ExprKind::and_, TypeKind::condition, span, std::move(children));
}

Expr opposite(const Analysis& analysis, Span span, Expr child) {
  std::vector<Expr> children;
  children.push_back(std::move(child));
  return node(analysis, ExprKind::not_, TypeKind::condition, span, std::move(children));
}

std::string describe(const Analysis& analysis, model::Type type) {
  switch (type.kind) {
    case TypeKind::condition:
      return "a condition";
    case TypeKind::number:
      return "a number";
    case TypeKind::percentage:
      return "a percentage";
    case TypeKind::date:
      return "a date";
    case TypeKind::duration:
      return "a duration";
    case TypeKind::text:
      return "a text";
    case TypeKind::code:
      return "a code of `" + analysis.policy.schema.code_lists[type.code_list].name + "`";
    case TypeKind::row:
      return "a row of `" + analysis.policy.schema.tables[type.table].name + "`";
    case TypeKind::broken:
      break;
  }
  return "a value";
}

bool same(const Expr& a, const Expr& b) {
  auto same_sets = [](const model::Set& x, const model::Set& y) {
    return x.table == y.table && std::ranges::equal(x.filter, y.filter, same);
  };
  auto same_count = a.count.literal == b.count.literal && a.count.parameter == b.count.parameter;
  auto same_duration = a.duration.literal == b.duration.literal && a.duration.parameter == b.duration.parameter;
  auto same_share = a.share.has_value() == b.share.has_value() &&
                    (!a.share || (a.share->literal == b.share->literal && a.share->parameter == b.share->parameter));
  return a.kind == b.kind && a.type == b.type && a.table == b.table && a.index == b.index && a.column == b.column &&
         a.codes == b.codes && a.relation == b.relation && a.number == b.number && a.date == b.date &&
         a.text == b.text && a.boolean == b.boolean && same_duration && a.sign == b.sign && a.quantity == b.quantity &&
         a.elements == b.elements && a.element == b.element && a.earliest == b.earliest && a.aggregate == b.aggregate &&
         same_count && same_share && std::ranges::equal(a.children, b.children, same) &&
         std::ranges::equal(a.set, b.set, same_sets);
}

bool is_literal(const Expr& expr) {
  return expr.kind == ExprKind::number || expr.kind == ExprKind::date || expr.kind == ExprKind::text ||
         expr.kind == ExprKind::code || expr.kind == ExprKind::boolean;
}

bool is_quotient(const Analysis& analysis, const Expr& expr) {
  if (expr.kind == ExprKind::let) return is_quotient(analysis, analysis.policy.lets[expr.index].value);
  return expr.kind == ExprKind::divide ||
         (expr.kind == ExprKind::aggregate && expr.aggregate == model::Aggregate::average);
}

}  // namespace safon::analysis
