// BLAKE2b-256 digests as values. Computing them is an adapter's work; the engine only carries and compares them.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace safon {

struct Hash {
  std::array<std::uint8_t, 32> bytes{};
  auto operator<=>(const Hash&) const = default;
};

[[nodiscard]] std::string to_hex(const Hash& hash);                  // 64 lower-case digits
[[nodiscard]] std::optional<Hash> parse_hash(std::string_view hex);  // 64 digits of either case; none otherwise

}  // namespace safon
