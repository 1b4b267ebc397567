// Exact decimals with six places: hours, scores, percentages (80 % is 0.8). No binary fractions anywhere.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace safon {

/// `micros` / 1,000,000. In range when |micros| <= 9·10^18; sums that leave it are reported, never wrapped.
struct Decimal {
  std::int64_t micros = 0;
  auto operator<=>(const Decimal&) const = default;
};

inline constexpr std::int64_t micros_per_unit = 1'000'000;

/// Optional sign, digits, optional point and up to six places ("7", "-3.5"). None for anything else or out of range.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);
[[nodiscard]] std::string to_text(Decimal value);  // shortest: "7", "3.5", "-0.25"

}  // namespace safon
