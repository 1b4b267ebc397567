#include "dsl/parse/build.hpp"

#include <algorithm>

#include "dsl/source/limits.hpp"

namespace safon::parsing {

using syntax::Expr;
using syntax::ExprKind;

void wrap(Expr& inner, ExprKind kind) {
  Expr outer;
  outer.kind = kind;
  outer.span = inner.span;
  outer.children.push_back(std::move(inner));
  inner = std::move(outer);
}

void fold(State& state, Expr& left, ExprKind kind, Span operator_span, Expr&& right) {
  const Span whole = join(left.span, right.span);
  const bool chain = (kind == ExprKind::and_ || kind == ExprKind::or_) && left.kind == kind;
  if (!chain) {
    if (kind != ExprKind::and_ && kind != ExprKind::or_) {
      int terms = 2;
      for (const Expr* e = &left; !e->children.empty() && e->kind >= ExprKind::add && e->kind <= ExprKind::divide;
           e = &e->children[0])
        ++terms;
      if (terms > limits::terms) {
        state.report().add(DiagnosticKind::too_many_terms, operator_span.begin, operator_span.end,
                           {std::to_string(limits::terms)});
        throw Abandoned{};
      }
    }
    wrap(left, kind);
    left.operator_span = operator_span;
  }
  left.children.push_back(std::move(right));
  left.span = whole;
}

void relate(Expr& left, const RelationWords& words) {
  wrap(left, ExprKind::relation);
  left.relation = words.kind;
  left.operator_span = words.span;
}

void add_window(Expr& relation, syntax::SetBound&& window) {
  relation.relation = window.kind;
  std::ranges::move(window.operands, std::back_inserter(relation.children));
}

void finish_relation(Expr& relation, bool negated) {
  if (!relation.children.empty()) {
    relation.span = join(relation.children.front().span, relation.operator_span);
    for (const Expr& child : relation.children) relation.span = join(relation.span, child.span);
  }
  const bool has_own_negative = relation.relation == syntax::RelationKind::is_not ||
                                relation.relation == syntax::RelationKind::not_in ||
                                relation.relation == syntax::RelationKind::exists;
  if (!negated || has_own_negative) return;
  const Span words = relation.operator_span;
  wrap(relation, ExprKind::not_);
  relation.operator_span = words;
}

}  // namespace safon::parsing
