#include "engine/value/decimal.hpp"

namespace safon {
namespace {
constexpr std::int64_t largest = 9'000'000'000'000'000'000;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::int64_t micros = 0;
  int places = -1;  // digits after the point; -1 before it
  bool last_is_digit = false;
  for (char c : text) {
    if (c == '.' && places < 0 && last_is_digit) {
      places = 0;
      last_is_digit = false;
      continue;
    }
    if (c < '0' || c > '9' || places == 6) return std::nullopt;
    if (micros > (largest - (c - '0')) / 10) return std::nullopt;
    micros = micros * 10 + (c - '0');
    if (places >= 0) ++places;
    last_is_digit = true;
  }
  if (!last_is_digit) return std::nullopt;
  constexpr std::int64_t to_micros[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
  const std::int64_t scale = to_micros[places < 0 ? 0 : places];
  if (__builtin_mul_overflow(micros, scale, &micros) || micros > largest) return std::nullopt;
  return Decimal{negative ? -micros : micros};
}

std::string to_text(Decimal value) {
  const bool negative = value.micros < 0;
  const std::uint64_t size = negative ? 0 - std::uint64_t(value.micros) : std::uint64_t(value.micros);
  std::string text = (negative ? "-" : "") + std::to_string(size / micros_per_unit);
  const std::uint64_t rest = size % micros_per_unit;
  if (rest == 0) return text;
  std::string places = std::to_string(rest);
  places.insert(0, 6 - places.size(), '0');
  while (places.back() == '0') places.pop_back();
  return text + '.' + places;
}

}  // namespace safon
