// Sums and extremes of the rows of one list or group. Internal to engine/evaluate.
#pragma once
#include "engine/evaluate/steps.hpp"

namespace safon {

__extension__ using Wide = __int128;

/// Of the rows that hold and have a value; not known where a row is in doubt, or the sum is out of range.
struct Total {
  Wide sum = 0;
  std::int64_t rows = 0;
  bool known = true;
};

inline Total total(const std::uint8_t* verdicts, const std::int64_t* values, std::size_t first, std::size_t last) {
  Total out;
  for (std::size_t row = first; row < last; ++row) {
    if (verdicts[row] == not_met8 || values[row] == absent_value<std::int64_t>) continue;
    if (verdicts[row] == unknown8 || values[row] == unknown_value<std::int64_t>) {
      out.known = false;
      continue;
    }
    out.sum += values[row];
    ++out.rows;
  }
  constexpr Wide largest = 9'000'000'000'000'000'000;
  if (out.sum > largest || out.sum < -largest) out.known = false;
  return out;
}

/// The value that `beats` all others; absent where no row has one, unknown where a row in doubt could beat it.
template <class T, class Beats>
T extreme(const std::uint8_t* verdicts, const T* values, std::size_t first, std::size_t last, Beats beats) {
  T best = absent_value<T>;
  for (std::size_t row = first; row < last; ++row)
    if (verdicts[row] == met8 && !is_missing(values[row]) && (is_missing(best) || beats(values[row], best)))
      best = values[row];
  for (std::size_t row = first; row < last; ++row) {
    if (verdicts[row] == not_met8 || values[row] == absent_value<T>) continue;
    if (values[row] == unknown_value<T>) return unknown_value<T>;
    if (verdicts[row] == unknown8 && (is_missing(best) || beats(values[row], best))) return unknown_value<T>;
  }
  return best;
}

}  // namespace safon
