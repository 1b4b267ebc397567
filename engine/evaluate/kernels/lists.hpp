// Kernels that make one value of each participant's rows. Lists are short: nearly all fit into one word.
#pragma once
#include "engine/evaluate/kernels/masked.hpp"
#include "engine/evaluate/kernels/window.hpp"

namespace safon {
namespace {

// `visit(first, bits, how many)` for each window of a parent's rows; there is at least one, so that most loops end
// after it.
template <class Visit>
inline void each_window(const Word* bits, std::uint32_t first, std::uint32_t last, Visit visit) {
  while (last - first > 64) {
    visit(first, window(bits, first, 64), 64u);
    first += 64;
  }
  visit(first, window(bits, first, last - first), last - first);
}

std::uint32_t longest_list(const std::uint32_t* starts, std::size_t parents) {
  std::int32_t longest = 0;  // all rows of a batch together are fewer than 2^31
  for (std::size_t p = 0; p < parents; ++p) {
    const auto length = std::int32_t(starts[p + 1] - starts[p]);
    longest = length > longest ? length : longest;
  }
  return std::uint32_t(longest);
}

void count_rows(const Word* bits, const std::uint32_t* starts, std::size_t parents, std::int32_t* counts) {
  for (std::size_t p = 0; p < parents; ++p) {
    int count = 0;
    each_window(bits, starts[p], starts[p + 1],
                [&](std::uint32_t, Word met, std::uint32_t) { count += __builtin_popcountll(met); });
    counts[p] = count;
  }
}

void sum_rows(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::int64_t* values,
              std::int64_t* sums) {
  for (std::size_t p = 0; p < parents; ++p) {
    std::uint64_t sum = 0;
    each_window(bits, starts[p], starts[p + 1], [&](std::uint32_t first, Word met, std::uint32_t length) {
      sum += sum_of(met, values + first, length);
    });
    sums[p] = std::int64_t(sum);
  }
}

void least_row(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::int32_t* values,
               std::int32_t* least) {
  for (std::size_t p = 0; p < parents; ++p) {
    std::int32_t best = INT32_MAX;
    each_window(bits, starts[p], starts[p + 1], [&](std::uint32_t first, Word met, std::uint32_t length) {
      const std::int32_t found = least_of(met, values + first, length);
      best = found < best ? found : best;
    });
    least[p] = best;
  }
}

template <bool greatest>
inline void first_of(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::int32_t* values,
                     std::int32_t none, std::int32_t* chosen) {
  for (std::size_t p = 0; p < parents; ++p) {
    std::int32_t best = 0, at = none;
    each_window(bits, starts[p], starts[p + 1], [&](std::uint32_t first, Word met, std::uint32_t length) {
      const std::int32_t found =
          greatest ? greatest_of(met, values + first, length) : least_of(met, values + first, length);
      const Word where = equal_to(met, values + first, found, length);
      const bool wins = met != 0 && (at == none || (greatest ? found > best : found < best));
      best = wins ? found : best;
      at = wins ? std::int32_t(first) + __builtin_ctzll(where | Word(1) << 63) : at;
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
    each_window(bits, starts[p], starts[p + 1], [&](std::uint32_t first, Word met, std::uint32_t length) {
      set |= codes_of(met, codes + first, length);
    });
    out[p] = set;
  }
}

void count_codes(const Word* sets, std::size_t parents, Word wanted, std::int32_t* counts) {
  for (std::size_t p = 0; p < parents; ++p) counts[p] = __builtin_popcountll(sets[p] & wanted);
}

}  // namespace
}  // namespace safon
