// A pool that makes sense: whose rows count once, and for whom.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "dsl/source/source_text.hpp"
#include "engine/record/schema.hpp"
#include "engine/value/label.hpp"

namespace safon::model {

/// A requirement, or a named part of one, whose condition is `some course …` or `at least N courses …`.
struct PoolMember {
  std::string name;                    // stable path
  std::uint16_t part = none16;         // its number in Policy::parts; none16: a requirement's only condition
  std::uint16_t requirement = none16;  // in Policy::requirements
};
struct Pool {
  std::string name;
  Label label;
  std::string cites;
  TableId table = none16;           // a list of the participant's
  std::vector<PoolMember> members;  // served in this order
  Span span;                        // `each course counts once for …`
};

}  // namespace safon::model
