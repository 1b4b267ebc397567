// Pairs of participants, as they were written.
#pragma once
#include <vector>

#include "dsl/syntax/expression.hpp"

namespace safon::syntax {

/// What is to be the same, or different, for the two of a pair.
struct Likeness {
  bool same = false;
  Expr value;
  Span span;
};
/// How many each of those who are matched with takes.
struct Takes {
  Expr most;
  std::vector<Expr> counting;  // those that it has already: none or one
  Span span;
};
struct MatchingDecl {
  Name name;
  Label label;
  std::vector<Text> cites;
  std::vector<Expr> match, with;  // one each; more is reported
  std::vector<Takes> takes;       // one; so with this
  std::vector<Likeness> constraints, wishes;
};

}  // namespace safon::syntax
