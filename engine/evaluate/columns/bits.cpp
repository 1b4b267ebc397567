#include "engine/evaluate/columns/bits.hpp"

namespace safon {

bool pack(const std::uint8_t* verdicts, std::size_t rows, Word* certain, Word* possible) {
  static_assert(not_met8 == 0 && unknown8 == 1 && met8 == 3);
  Word doubtful = 0;
  for (std::size_t first = 0; first < rows; first += 64) {
    const std::size_t count = rows - first < 64 ? rows - first : 64;
    Word is = 0, may_be = 0;
    for (std::size_t i = 0; i < count; ++i) {
      is |= Word(verdicts[first + i] >> 1) << i;
      may_be |= Word(verdicts[first + i] & 1) << i;
    }
    certain[first / 64] = is;
    possible[first / 64] = may_be;
    doubtful |= is ^ may_be;
  }
  return doubtful != 0;
}

void unpack(VerdictBits bits, std::size_t rows, std::uint8_t* verdicts) {
  for (std::size_t first = 0; first < rows; first += 64) {
    const std::size_t count = rows - first < 64 ? rows - first : 64;
    const Word is = bits.certain[first / 64], may_be = bits.possible[first / 64];
    for (std::size_t i = 0; i < count; ++i) verdicts[first + i] = std::uint8_t((is >> i & 1) << 1 | (may_be >> i & 1));
  }
}

}  // namespace safon
