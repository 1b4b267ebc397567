// A whole number of which only bounds are known, and what follows from them.
#pragma once
#include <utility>

#include "engine/evaluate/columns/working.hpp"

namespace safon {

struct Interval {
  std::int64_t least, most;
};

/// Hands `body` a function from intervals to verdicts of `number relation count`: met when it holds for the whole
/// interval, not met when for none of it. Made once for many numbers; without branches.
template <class Body>
void with_holds(Relation relation, std::int64_t count, Body&& body) {
  static_assert(met8 == 3 && unknown8 == 1 && not_met8 == 0);
  const auto verdict = [](bool certain, bool possible) { return std::uint8_t(certain << 1 | int(possible)); };
  const auto at_least = [verdict](std::int64_t n) {
    return [=](Interval number) { return verdict(number.least >= n, number.most >= n); };
  };
  const auto less = [verdict](std::int64_t n) {
    return [=](Interval number) { return verdict(number.most < n, number.least < n); };
  };
  switch (relation) {
    case Relation::equal:
      return body([=](Interval number) {
        return verdict(number.least == count && number.most == count, number.least <= count && count <= number.most);
      });
    case Relation::not_equal:
      return body([=](Interval number) {
        return verdict(number.most < count || count < number.least, number.least != count || number.most != count);
      });
    case Relation::less:
      return body(less(count));
    case Relation::less_equal:
      return body(less(count + 1));
    case Relation::greater:
      return body(at_least(count + 1));
    case Relation::greater_equal:
      return body(at_least(count));
  }
}

}  // namespace safon
