// The marks that documents are made of, shared by writer and reader. docs/record-format.md describes them for others.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace safon::document {

inline constexpr std::uint8_t magic = 'S', version = 1;

/// The low three bits of the byte that begins a column. The next three: the power of ten that whole numbers stand for.
enum Form : std::uint8_t {
  all_unknown = 0,
  all_absent = 1,
  same =
      2,  // every row has the base's value; only up to `rows_of_one_value` rows, so that few bytes cannot ask for much
  one_byte = 3,  // base, then a distance from it for each row
  two_bytes = 4,
  four_bytes = 5,
  eight_bytes = 6,
  texts = 7,  // for each row: 0 unknown, 1 absent, else length + 2 and the bytes
};

inline constexpr std::size_t rows_of_one_value = 256;
inline constexpr std::int64_t power_of_ten[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};

/// In a row's distance, the largest two numbers of that width stand for a value that is not there.
template <class Raw>
inline constexpr Raw raw_unknown = std::numeric_limits<Raw>::max();
template <class Raw>
inline constexpr Raw raw_absent = std::numeric_limits<Raw>::max() - 1;

constexpr std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

/// Seven bits a byte, the lowest first; the top bit says that more follow. At most ten bytes.
inline void put_varint(std::vector<std::uint8_t>& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<std::uint8_t>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<std::uint8_t>(value));
}

/// Reads forward and never past the end. After a failure every read fails.
struct Cursor {
  const std::uint8_t* at;
  const std::uint8_t* end;

  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end - at); }

  [[nodiscard]] bool varint(std::uint64_t& value) {
    if (at < end && *at < 0x80) [[likely]] {
      value = *at++;
      return true;
    }
    value = 0;
    for (int shift = 0; shift < 64 && at < end; shift += 7) {
      const std::uint8_t byte = *at++;
      if (shift == 63 && byte > 1) return false;
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }

  /// `count` items of `width` bytes each; null when there are fewer.
  [[nodiscard]] const std::uint8_t* take(std::uint64_t count, std::size_t width) {
    if (count > left() / width) return nullptr;
    const std::uint8_t* from = at;
    at += count * width;
    return from;
  }
};

}  // namespace safon::document
