// The inner loops over rows, built once for every x86-64, once for AVX2 and once for AVX-512: which are used is found
// out when the program starts. All give the same results.
//
// Verdicts come in bits: row r is bit r % 64 of word r / 64. Bits past the last row mean nothing, and arrays of words
// have two words more than their rows need. The rows of parent p are [starts[p], starts[p + 1]).
#pragma once
#include <cstddef>
#include <cstdint>

namespace safon {

using Word = std::uint64_t;

constexpr std::size_t words_for(std::size_t rows) {
  return (rows + 63) / 64;
}

struct Range {
  std::int64_t least, greatest;  // of no rows: least > greatest
};

struct Kernels {
  // one bit a row
  void (*equal8)(const std::uint8_t* values, std::size_t rows, std::uint8_t code, Word* out);
  void (*above32)(const std::int32_t* values, std::size_t rows, std::int32_t bound, Word* out);  // value > bound
  void (*above64)(const std::int64_t* values, std::size_t rows, std::int64_t bound, Word* out);
  /// value > bounds[parent]
  void (*above_parent32)(const std::int32_t* values, const std::uint32_t* starts, std::size_t parents,
                         const std::int32_t* bounds, Word* out);

  Range (*range8)(const std::uint8_t* values, std::size_t rows);
  Range (*range32)(const std::int32_t* values, std::size_t rows);
  Range (*range64)(const std::int64_t* values, std::size_t rows);

  // words of bits: out = out & bits, out = out | bits
  void (*and_words)(const Word* bits, std::size_t words, Word* out);
  void (*or_words)(const Word* bits, std::size_t words, Word* out);

  /// The most rows that a parent has.
  std::uint32_t (*longest_list)(const std::uint32_t* starts, std::size_t parents);
  // one value a parent, of its rows in `bits`
  void (*count_rows)(const Word* bits, const std::uint32_t* starts, std::size_t parents, std::int32_t* counts);
  void (*sum_rows)(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::int64_t* values,
                   std::int64_t* sums);  // modulo 2^64
  /// The least value, INT32_MAX of no rows.
  void (*least_row)(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::int32_t* values,
                    std::int32_t* least);
  /// The row of the least or greatest value, the first of equals; `none` of no rows.
  void (*first_row)(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::int32_t* values,
                    bool greatest, std::int32_t none, std::int32_t* chosen);
  /// Bit c of the parent's word: some row has code c. All codes are below 64.
  void (*codes_of_rows)(const Word* bits, const std::uint32_t* starts, std::size_t parents, const std::uint8_t* codes,
                        Word* out);

  /// How many of the wanted codes are in each set.
  void (*count_codes)(const Word* sets, std::size_t parents, Word wanted, std::int32_t* counts);

  // flip dates: days[row] = min(days[row], keys[row]) where the row is in `where`
  void (*earlier_where)(const Word* where, const std::int32_t* keys, std::size_t rows, std::int32_t* days);
  /// One more part of an `and` or `or`: where the whole is settled, the last day of the parts that settle it; else the
  /// first of all. `part` and `whole` have the rows that are settled.
  void (*join_days)(const Word* part, const Word* whole, const std::int32_t* moving, std::size_t rows,
                    std::int32_t* days);
  /// The same for a part that never moves.
  void (*join_never)(const Word* part, const Word* whole, std::size_t rows, std::int32_t* days);
};

/// The instructions that kernels may use, each with those before it.
enum class Instructions : std::uint8_t { any, avx2, avx512 };

/// What this processor has, and this program was built with.
[[nodiscard]] Instructions best_instructions();

/// Those in use: the best, unless a test asked for less.
[[nodiscard]] const Kernels& kernels();

/// For tests: from now on, in all threads. At most the best.
void use_instructions(Instructions wanted);

}  // namespace safon
