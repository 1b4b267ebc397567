// How many of a list's rows are met and how many may be, eight verdicts at a time: lists are short, and most steps over
// them ask only this.
#pragma once
#include <bit>
#include <cstring>

#include "engine/evaluate/interval.hpp"
#include "engine/evaluate/working.hpp"

namespace safon {

/// Of rows [first, last) of a column of verdicts. The eight verdicts that begin at its last row are read.
inline Interval count_met(const std::uint8_t* verdicts, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  static_assert(not_met8 == 0 && (unknown8 & 3) == 1 && (met8 & 3) == 3 && verdicts_past_end >= 8);
  Interval number{0, 0};
  for (std::uint32_t row = first; row < last; row += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, verdicts + row, 8);
    if (const std::uint32_t left = last - row; left < 8) {
      const std::uint32_t beyond = 64 - 8 * left;
      eight = std::endian::native == std::endian::little ? eight << beyond : eight >> beyond;
    }
    // The product's top byte is the sum of the eight.
    number.most += std::int64_t((eight & ones) * ones >> 56);
    number.least += std::int64_t((eight >> 1 & ones) * ones >> 56);
  }
  return number;
}

}  // namespace safon
