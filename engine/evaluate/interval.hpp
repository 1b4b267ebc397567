// A whole number of which only bounds are known, and what follows from them.
#pragma once
#include "engine/evaluate/working.hpp"

namespace safon {

struct Interval {
  std::int64_t least, most;
};

/// `number relation count`: met when it holds for the whole interval, not met when for none of it.
inline std::uint8_t holds(Interval number, Relation relation, std::int64_t count) {
  const auto verdict = [](bool certain, bool possible) { return certain ? met8 : possible ? unknown8 : not_met8; };
  const auto turned = [](std::uint8_t v) { return v == met8 ? not_met8 : v == not_met8 ? met8 : unknown8; };
  const auto at_least = [&](std::int64_t n) { return verdict(number.least >= n, number.most >= n); };
  const std::uint8_t equal =
      verdict(number.least == count && number.most == count, number.least <= count && count <= number.most);
  switch (relation) {
    case Relation::equal:
      return equal;
    case Relation::not_equal:
      return turned(equal);
    case Relation::less:
      return turned(at_least(count));
    case Relation::less_equal:
      return turned(at_least(count + 1));
    case Relation::greater:
      return at_least(count + 1);
    case Relation::greater_equal:
      return at_least(count);
  }
  return unknown8;
}

}  // namespace safon
