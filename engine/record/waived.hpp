// A waiver, or an adjustment, as an evaluation sees it.
#pragma once
#include <cstdint>
#include <string>

#include "engine/value/date.hpp"

namespace safon {

struct Waived {
  std::uint32_t participant = 0;  // of the batch
  Date from, until;               // both days included
  bool confirmed = true;          // false: the text that it rests on has changed since, and nobody has confirmed it
  std::int64_t number = 0;        // of the waiver, in its register
  std::string approved_by;        // "A. Evans, B. Price"
  std::int64_t value = 0;         // of a parameter: what it is adjusted to, as ParameterValue::value
};

/// Of several that hold on a day, the one approved last counts, and of those of one day the one with the higher number.
[[nodiscard]] inline bool approved_later(const Waived& a, const Waived& b) {
  return a.from != b.from ? a.from > b.from : a.number > b.number;
}

}  // namespace safon
