// The three answers, and Kleene's logic over them. Two bits: "it may be so" and "it is so".
#pragma once
#include <cstdint>

namespace safon {

/// Bit 0: possible, bit 1: certain. Hence `and` is &, `or` is |, for one or for a column of bytes.
enum class Verdict : std::uint8_t { not_met = 0, unknown = 1, met = 3 };

constexpr Verdict both(Verdict a, Verdict b) {
  return Verdict(std::uint8_t(a) & std::uint8_t(b));
}
constexpr Verdict either(Verdict a, Verdict b) {
  return Verdict(std::uint8_t(a) | std::uint8_t(b));
}
constexpr Verdict opposite(Verdict a) {
  return Verdict(((~std::uint8_t(a) & 1) << 1) | ((~std::uint8_t(a) >> 1) & 1));
}
constexpr Verdict to_verdict(bool b) {
  return b ? Verdict::met : Verdict::not_met;
}

}  // namespace safon
