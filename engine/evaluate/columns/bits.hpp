// Columns of verdicts in bits: 64 rows to a word, and Kleene's logic is that of words.
#pragma once
#include <vector>

#include "engine/evaluate/kernels/kernels.hpp"

namespace safon {

inline constexpr std::uint8_t not_met8 = 0, unknown8 = 1, met8 = 3;

/// Row r is bit r % 64 of word r / 64. Bits past the last row mean nothing.
struct VerdictBits {
  const Word* certain = nullptr;   // it is so
  const Word* possible = nullptr;  // it may be so; the same array as `certain` where nothing is unknown
};

/// Words that the bits of so many rows are given: kernels look at the two that a row may reach into, and the last list
/// may be an empty one behind all rows.
constexpr std::size_t room_for(std::size_t rows) {
  return words_for(rows) + 2;
}

inline bool bit(const Word* bits, std::size_t row) {
  return (bits[row / 64] >> (row % 64) & 1) != 0;
}

/// Sets the bits of rows [first, last).
inline void set_bits(Word* bits, std::size_t first, std::size_t last) {
  while (first < last) {
    const std::size_t end = last / 64 == first / 64 ? last : (first / 64 + 1) * 64;
    bits[first / 64] |= (~Word(0) >> (64 - (end - first))) << (first % 64);
    first = end;
  }
}

/// Writes the bit of each row below `rows`.
template <class Holds>
void write_words(std::size_t rows, Word* out, Holds holds) {
  for (std::size_t first = 0; first < rows; first += 64) {
    const std::size_t count = rows - first < 64 ? rows - first : 64;
    Word word = 0;
    for (std::size_t i = 0; i < count; ++i) word |= Word(holds(first + i)) << i;
    out[first / 64] = word;
  }
}

/// Calls `visit(row)` for each row below `rows` that has its bit.
template <class Visit>
void each_bit(const Word* bits, std::size_t rows, Visit visit) {
  for (std::size_t word = 0; word < words_for(rows); ++word)
    for (Word left = bits[word]; left != 0; left &= left - 1) {
      const std::size_t row = word * 64 + std::size_t(__builtin_ctzll(left));
      if (row >= rows) return;
      visit(row);
    }
}

/// Whether some row below `rows` has its bit.
inline bool any_bit(const Word* bits, std::size_t rows) {
  Word all = 0;
  for (std::size_t word = 0; word < rows / 64; ++word) all |= bits[word];
  if (rows % 64 != 0) all |= bits[rows / 64] << (64 - rows % 64);
  return all != 0;
}

/// Verdicts of a byte each to bits; false when none is unknown, and then `possible` is left as it was.
bool pack(const std::uint8_t* verdicts, std::size_t rows, Word* certain, Word* possible);
void unpack(VerdictBits bits, std::size_t rows, std::uint8_t* verdicts);

}  // namespace safon
