// `with average of score at least 3`: what is asked of groups of rows. The value is defined in set_grammar.cpp, what it
// is held against in expression_grammar.cpp.
#pragma once
#include "dsl/parse/grammar/grammar.hpp"

namespace safon::parsing {

struct group_value_class;
struct of_group_class;

/// average of score: an aggregate without a set
inline const x3::rule<group_value_class, syntax::Expr> group_value = "value of a group";
/// average of score at least 3
inline const x3::rule<of_group_class, syntax::Expr> of_group = "what a group has";

BOOST_SPIRIT_DECLARE(decltype(group_value), decltype(of_group))

}  // namespace safon::parsing
