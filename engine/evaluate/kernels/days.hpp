// Kernels that join flip dates, row by row. Bits are turned into masks of a whole value, so that many rows go at once.
#pragma once
#include "engine/evaluate/kernels/kernels.hpp"

namespace safon {
namespace {

constexpr std::int32_t never_days = INT32_MAX;

inline std::int32_t mask_of(std::uint32_t bits, unsigned row) {
  return -std::int32_t(bits >> row & 1);
}
inline std::int32_t earlier(std::int32_t a, std::int32_t b) {
  return a < b ? a : b;
}
inline std::int32_t later(std::int32_t a, std::int32_t b) {
  return a < b ? b : a;
}

// `body(first row, how many, bit of the first row)`: 32 rows at a time, and the rest.
template <class Body>
inline void by_32(std::size_t rows, Body body) {
  for (std::size_t row = 0; row + 32 <= rows; row += 32) body(row, 32u);
  if (rows % 32 != 0) body(rows - rows % 32, unsigned(rows % 32));
}
inline std::uint32_t half(const Word* bits, std::size_t row) {
  return std::uint32_t(bits[row / 64] >> (row % 64));
}

void earlier_where(const Word* where, const std::int32_t* keys, std::size_t rows, std::int32_t* __restrict days) {
  by_32(rows, [&](std::size_t first, unsigned count) {
    const std::uint32_t bits = half(where, first);
    const std::int32_t* key = keys + first;
    std::int32_t* day = days + first;
    for (unsigned i = 0; i < count; ++i) {
      const std::int32_t mask = mask_of(bits, i);
      day[i] = earlier(day[i], (key[i] & mask) | (never_days & ~mask));
    }
  });
}

void join_days(const Word* part, const Word* whole, const std::int32_t* moving, std::size_t rows,
               std::int32_t* __restrict days) {
  by_32(rows, [&](std::size_t first, unsigned count) {
    const std::uint32_t all = half(whole, first), settles = half(part, first) & all;
    const std::int32_t* flip = moving + first;
    std::int32_t* day = days + first;
    for (unsigned i = 0; i < count; ++i) {
      const std::int32_t is_settled = mask_of(all, i), settling = mask_of(settles, i);
      const std::int32_t last = later(day[i], (flip[i] & settling) | (INT32_MIN & ~settling));
      day[i] = (last & is_settled) | (earlier(day[i], flip[i]) & ~is_settled);
    }
  });
}

void join_never(const Word* part, const Word* whole, std::size_t rows, std::int32_t* __restrict days) {
  by_32(rows, [&](std::size_t first, unsigned count) {
    const std::uint32_t bits = half(part, first) & half(whole, first);
    std::int32_t* day = days + first;
    for (unsigned i = 0; i < count; ++i) {
      const std::int32_t mask = mask_of(bits, i);
      day[i] = (never_days & mask) | (day[i] & ~mask);
    }
  });
}

}  // namespace
}  // namespace safon
