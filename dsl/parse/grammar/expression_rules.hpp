// The rules that several grammar files share; defined in label_grammar.cpp, expression_grammar.cpp and set_grammar.cpp.
#pragma once
#include "dsl/parse/grammar/grammar.hpp"

namespace safon::parsing {

struct label_class;
struct expression_class;
struct sum_class;
struct span_class;
struct path_class;
struct choice_class;
struct window_class;
struct rows_class;

/// "text" @cy "text"
inline const x3::rule<label_class, syntax::Label> label = "label";
/// a condition or value
inline const x3::rule<expression_class, syntax::Expr> expression = "expression";
/// a value: an expression without relations and without `and`, `or`, `not`
inline const x3::rule<sum_class, syntax::Expr> sum = "sum";
/// a duration, or the name of a duration parameter
inline const x3::rule<span_class, syntax::Expr> span = "span";
/// name.name
inline const x3::rule<path_class, syntax::Path> path = "path";
/// what chooses among rows: some, every, earliest, count of …
inline const x3::rule<choice_class, syntax::Expr> choice = "choice";
/// after `within`: last 12 months, 12 months of …
inline const x3::rule<window_class, syntax::SetBound> window = "window";
/// `activities where …`: rows by themselves, which only a `let` may name
inline const x3::rule<rows_class, syntax::Expr> rows = "rows";

BOOST_SPIRIT_DECLARE(decltype(label), decltype(expression), decltype(sum), decltype(span), decltype(path),
                     decltype(choice), decltype(window), decltype(rows))

/// The name of a declaration or part, and the label that may follow it.
template <class Node>
auto named(const char* what) {
  return name(what)[put<&Node::name>] >> -label[put<&Node::label>];
}

}  // namespace safon::parsing
