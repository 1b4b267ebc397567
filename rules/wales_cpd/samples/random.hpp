// Numbers that look random and are the same on every machine: the standard's distributions are not.
#pragma once
#include <cstdint>
#include <initializer_list>

namespace samples {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// A whole number from `low` to `high`, both included.
  int between(int low, int high) { return low + int(next() % std::uint64_t(high - low + 1)); }
  /// True `percent` times out of a hundred.
  bool chance(int percent) { return between(1, 100) <= percent; }
  template <class T>
  T one_of(std::initializer_list<T> choices) {
    return choices.begin()[between(0, int(choices.size()) - 1)];
  }

 private:
  std::uint64_t next() {  // splitmix64, in the public domain
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

}  // namespace samples
