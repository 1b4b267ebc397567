// Pairs of participants: who is matched with whom, and under which conditions.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "dsl/model/expression.hpp"
#include "engine/value/label.hpp"

namespace safon::model {

struct Likeness {
  bool same = false;
  Expr value;  // at the root: a code, a text or a condition
};
struct Matching {
  std::string name;
  Label label;
  std::string cites;
  std::vector<Expr> match, with;  // one each
  Dated<std::int64_t> takes;      // at most so many
  std::vector<Expr> counting;     // a number: those that are had already. None or one
  std::vector<Likeness> constraints, wishes;
  Span span;
};

}  // namespace safon::model
