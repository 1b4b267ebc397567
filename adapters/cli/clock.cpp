#include "adapters/cli/clock.hpp"

#include <chrono>
#include <cstdint>
#include <cstdlib>

#include "adapters/office/people/people.hpp"

namespace safon {
namespace {

constexpr std::int64_t seconds_in_a_day = 86400;

}  // namespace

std::int64_t now_seconds() {
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed && *fixed) return std::strtoll(fixed, nullptr, 10);
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Date today() {
  return Date{std::int32_t(now_seconds() / seconds_in_a_day)};
}

std::string now_text() {
  return office::time_text(now_seconds());
}

std::optional<std::int64_t> parse_time(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return std::nullopt;
  const auto day = parse_iso_date(text.substr(0, 10));
  if (!day) return std::nullopt;
  std::int64_t seconds = 0;
  for (const std::size_t at : {11, 14, 17}) {
    const int tens = text[at] - '0', ones = text[at + 1] - '0';
    if (tens < 0 || tens > 5 || ones < 0 || ones > 9) return std::nullopt;
    seconds = seconds * 60 + tens * 10 + ones;
  }
  return day->days * seconds_in_a_day + seconds;
}

}  // namespace safon
