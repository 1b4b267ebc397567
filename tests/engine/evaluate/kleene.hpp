// Three-valued answers and exact fractions, as the oracle reckons with them.
#pragma once
#include <utility>

#include "oracle.hpp"

namespace safon::testing {

inline Value verdict(bool holds) {
  return Value::known(holds ? 1 : 0);
}
inline Value kleene(bool certain, bool possible) {
  return certain ? verdict(true) : possible ? Value{} : verdict(false);
}
inline bool is(const Value& value, bool holds) {
  return value.state == Presence::known && (value.number != 0) == holds;
}

inline bool relate(Relation relation, Wide a, Wide b) {
  switch (relation) {
    case Relation::equal:
      return a == b;
    case Relation::not_equal:
      return a != b;
    case Relation::less:
      return a < b;
    case Relation::less_equal:
      return a <= b;
    case Relation::greater:
      return a > b;
    default:
      return a >= b;
  }
}

// Holds for every count from `least` to `most`, for some of them, or for none.
inline Value counted(Relation relation, std::int64_t least, std::int64_t most, std::int64_t count) {
  bool every = true, some = false;
  for (std::int64_t n = least; n <= most; ++n) {
    const bool holds = relate(relation, n, count);
    every = every && holds;
    some = some || holds;
  }
  return kleene(every, some);
}

inline bool in_range(Wide value) {
  return value <= Wide(9'000'000'000'000'000'000) && value >= -Wide(9'000'000'000'000'000'000);
}

inline Value fraction(Wide top, Wide bottom) {
  if (bottom == 0) return {};
  if (bottom < 0) top = -top, bottom = -bottom;
  Wide a = top < 0 ? -top : top, b = bottom;
  while (b != 0) a = std::exchange(b, a % b);
  if (a != 0) top /= a, bottom /= a;
  return Value::known(top, bottom);
}

inline Value ranged(const Value& value) {
  return value.state == Presence::known && (!in_range(value.number) || !in_range(value.denominator)) ? Value{} : value;
}

}  // namespace safon::testing
