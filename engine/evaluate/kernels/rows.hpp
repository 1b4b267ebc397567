// Kernels that look at every row of a column.
#pragma once
#include <cstring>

#include "engine/evaluate/kernels/lanes.hpp"

namespace safon {
namespace {

// `word` makes one from 64 values; the last ones are copied to where 64 can be read.
template <class T, class MakeWord>
inline void each_word(const T* values, std::size_t rows, Word* out, MakeWord word) {
  const std::size_t whole = rows / 64;
  for (std::size_t w = 0; w < whole; ++w) out[w] = word(values + 64 * w);
  if (rows % 64 == 0) return;
  T rest[64] = {};
  std::memcpy(rest, values + 64 * whole, rows % 64 * sizeof(T));
  out[whole] = word(rest);
}

void equal8(const std::uint8_t* values, std::size_t rows, std::uint8_t code, Word* out) {
  each_word(values, rows, out, [code](const std::uint8_t* at) { return equal8_word(at, code); });
}
void above32(const std::int32_t* values, std::size_t rows, std::int32_t bound, Word* out) {
  each_word(values, rows, out, [bound](const std::int32_t* at) { return above32_word(at, bound); });
}
void above64(const std::int64_t* values, std::size_t rows, std::int64_t bound, Word* out) {
  each_word(values, rows, out, [bound](const std::int64_t* at) { return above64_word(at, bound); });
}

void above_parent32(const std::int32_t* values, const std::uint32_t* starts, std::size_t parents,
                    const std::int32_t* bounds, Word* out) {
  const std::uint32_t rows = starts[parents];
  std::memset(out + starts[0] / 64, 0, (rows / 64 + 1 - starts[0] / 64) * sizeof(Word));
  for (std::size_t p = 0; p < parents; ++p)
    for (std::uint32_t row = starts[p]; row < starts[p + 1]; row += 16) {
      Word found = 0;
      if (row + 16 <= rows)
        found = above32_16(values + row, bounds[p]);
      else
        for (std::uint32_t at = row; at < rows; ++at) found |= Word(values[at] > bounds[p]) << (at - row);
      if (starts[p + 1] - row < 16) found &= (Word(1) << (starts[p + 1] - row)) - 1;
      out[row / 64] |= found << (row % 64);
      if (row % 64 > 48) out[row / 64 + 1] |= found >> (64 - row % 64);
    }
}

template <class T>
inline Range range_of(const T* values, std::size_t rows) {
  if (rows == 0) return {1, 0};
  T least = values[0], greatest = values[0];
  for (std::size_t i = 0; i < rows; ++i) {
    least = values[i] < least ? values[i] : least;
    greatest = values[i] > greatest ? values[i] : greatest;
  }
  return {std::int64_t(least), std::int64_t(greatest)};
}
Range range8(const std::uint8_t* values, std::size_t rows) {
  return range_of(values, rows);
}
Range range32(const std::int32_t* values, std::size_t rows) {
  return range_of(values, rows);
}
Range range64(const std::int64_t* values, std::size_t rows) {
  return range_of(values, rows);
}

void and_words(const Word* bits, std::size_t words, Word* __restrict out) {
  for (std::size_t i = 0; i < words; ++i) out[i] &= bits[i];
}
void or_words(const Word* bits, std::size_t words, Word* __restrict out) {
  for (std::size_t i = 0; i < words; ++i) out[i] |= bits[i];
}

}  // namespace
}  // namespace safon
