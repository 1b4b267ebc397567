// Kernels that make one value of each participant's rows. Lists are short: nearly all fit into one word.
#pragma once
#include "engine/evaluate/kernels/lanes.hpp"

namespace safon {
namespace {

// The bits of `length` rows (at most 64) from `first` on, moved to the right end.
inline Word window(const Word* bits, std::uint32_t first, std::uint32_t length) {
  const std::uint32_t shift = first % 64;
  const Word word = bits[first / 64] >> shift | (bits[first / 64 + 1] << 1) << (63 - shift);
  return length < 64 ? word & ((Word(1) << length) - 1) : word;
}

// `visit(rows, bits)` for each window of a parent's rows; there is at least one, so that most loops end after it.
template <class Visit>
inline void each_window(const Word* bits, std::uint32_t first, std::uint32_t last, Visit visit) {
  while (last - first > 64) {
    visit(first, window(bits, first, 64));
    first += 64;
  }
  visit(first, window(bits, first, last - first));
}

void count_rows(const Word* bits, const std::uint32_t* starts, std::size_t parents, std::int32_t* counts) {
  for (std::size_t p = 0; p < parents; ++p) {
    int count = 0;
    each_window(bits, starts[p], starts[p + 1], [&](std::uint32_t, Word met) { count += __builtin_popcountll(met); });
    counts[p] = count;
  }
}

void sum_rows(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::int64_t* values,
              std::int64_t* sums) {
  for (std::size_t p = 0; p < parents; ++p) {
    std::uint64_t sum = 0;
    each_window(bits, starts[p], starts[p + 1], [&](std::uint32_t row, Word met) {
      for (; met != 0; met &= met - 1) sum += std::uint64_t(values[row + std::uint32_t(__builtin_ctzll(met))]);
    });
    sums[p] = std::int64_t(sum);
  }
}

void least_row(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::int32_t* values,
               std::int32_t* least) {
  for (std::size_t p = 0; p < parents; ++p) {
    std::int32_t best = INT32_MAX;
    each_window(bits, starts[p], starts[p + 1], [&](std::uint32_t row, Word met) {
      for (; met != 0; met &= met - 1) {
        const std::int32_t value = values[row + std::uint32_t(__builtin_ctzll(met))];
        best = value < best ? value : best;
      }
    });
    least[p] = best;
  }
}

template <bool greatest>
inline void first_of(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::int32_t* values,
                     std::int32_t none, std::int32_t* chosen) {
  for (std::size_t p = 0; p < parents; ++p) {
    std::int32_t best = 0, at = none;
    each_window(bits, starts[p], starts[p + 1], [&](std::uint32_t row, Word met) {
      for (; met != 0; met &= met - 1) {
        const std::uint32_t candidate = row + std::uint32_t(__builtin_ctzll(met));
        const std::int32_t value = values[candidate];
        const bool wins = at == none || (greatest ? value > best : value < best);
        best = wins ? value : best;
        at = wins ? std::int32_t(candidate) : at;
      }
    });
    chosen[p] = at;
  }
}
void first_row(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::int32_t* values,
               bool greatest, std::int32_t none, std::int32_t* chosen) {
  if (greatest) return first_of<true>(bits, starts, parents, values, none, chosen);
  first_of<false>(bits, starts, parents, values, none, chosen);
}

void codes_of_rows(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::uint8_t* codes,
                   Word* out) {
  for (std::size_t p = 0; p < parents; ++p) {
    Word set = 0;
    each_window(bits, starts[p], starts[p + 1], [&](std::uint32_t row, Word met) {
      for (; met != 0; met &= met - 1) set |= Word(1) << codes[row + std::uint32_t(__builtin_ctzll(met))];
    });
    out[p] = set;
  }
}

}  // namespace
}  // namespace safon
