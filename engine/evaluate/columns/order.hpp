// Dates and numbers against a bound.
#pragma once
#include "engine/evaluate/columns/working.hpp"

namespace safon {

/// How `value relation bound` is asked of the processor: as `value > bound - below`, and the opposite where `turned`.
struct AsAbove {
  bool turned, below;
};
constexpr bool is_order(Relation relation) {
  return relation != Relation::equal && relation != Relation::not_equal;
}
constexpr AsAbove as_above(Relation order) {
  return {.turned = order == Relation::less || order == Relation::less_equal,
          .below = order == Relation::greater_equal || order == Relation::less};
}

/// Verdicts of dates or numbers `relation` a bound that all rows have; an order, not equality.
void compare_order(Working& w, Relation relation, std::span<const std::int32_t> values, std::int32_t bound, Reg out);
void compare_order(Working& w, Relation relation, std::span<const std::int64_t> values, std::int64_t bound, Reg out);
/// Verdicts of numbers of rows `step.relation` `step.count`, where only the least and the most that they can be are
/// known. `possible` may be `certain` where the two are the same.
void compare_counts(const Working& w, const Step& step, const std::int32_t* least, const std::int32_t* most,
                    std::size_t parents, Word* certain, Word* possible);

/// Of verdicts just written in bits by the values of a column: where a value is missing they are not met or unknown.
void take_out_missing(Working& w, std::span<const std::int32_t> values, Reg out);

}  // namespace safon
