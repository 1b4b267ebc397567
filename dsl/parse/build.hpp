// Puts expressions together; the grammar's actions call these.
#pragma once
#include "dsl/parse/take/take.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon::parsing {

/// `left op right`. For `and` and `or` a chain becomes one node of many children; sums nest to the left.
void fold(State& state, syntax::Expr& left, syntax::ExprKind kind, Span operator_span, syntax::Expr&& right);

/// `left` becomes the left side of a relation.
void relate(syntax::Expr& left, const RelationWords& words);
/// The window after `within` completes the relation.
void add_window(syntax::Expr& relation, syntax::SetBound&& window);
/// `is not after …`: wraps the relation in a `not`.
void finish_relation(syntax::Expr& relation, bool negated);

/// Wraps in one level of `kind`.
void wrap(syntax::Expr& inner, syntax::ExprKind kind);

}  // namespace safon::parsing
