// Boost.Spirit X3 over our tokens. X3 is seen by the *_grammar.cpp files only. Each has few rules and one entry for
// each declaration; what the rules share stands in expression_rules.hpp.
//
// A rule's attribute is a node of syntax/nodes.hpp, filled by the actions of actions.hpp. `>` stands where no other
// reading is left.
#pragma once
#include "dsl/parse/grammar/actions.hpp"
#include "dsl/parse/grammar/recovery.hpp"

namespace safon::parsing {

/// Reads one declaration after its keyword. X3's own exception ends here.
template <class Node, class Rule>
bool read(State& state, Iterator& first, const Rule& rule, Node& node) {
  const Context context(state);
  try {
    return rule.parse(first, state.end(), context, x3::unused, node);
  } catch (const x3::expectation_failure<Iterator>&) {
    return false;
  }
}

}  // namespace safon::parsing
