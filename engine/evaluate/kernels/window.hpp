// The bits of one participant's rows.
#pragma once
#include "engine/evaluate/kernels/kernels.hpp"

namespace safon {
namespace {

// The bits of `length` rows (at most 64) from `first` on, moved to the right end.
inline Word window(const Word* bits, std::uint32_t first, std::uint32_t length) {
  const std::uint32_t shift = first % 64;
  const Word word = bits[first / 64] >> shift | (bits[first / 64 + 1] << 1) << (63 - shift);
  return length < 64 ? word & ((Word(1) << length) - 1) : word;
}

}  // namespace
}  // namespace safon
