#include "adapters/cli/clock.hpp"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace safon {
namespace {

constexpr std::int64_t seconds_in_a_day = 86400;

std::int64_t epoch_seconds() {
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed && *fixed) return std::strtoll(fixed, nullptr, 10);
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

Date today() {
  return Date{std::int32_t(epoch_seconds() / seconds_in_a_day)};
}

std::string now_text() {
  const auto seconds = epoch_seconds(), of_day = seconds % seconds_in_a_day;
  char time[16];
  std::snprintf(time, sizeof time, "T%02d:%02d:%02dZ", int(of_day / 3600), int(of_day / 60 % 60), int(of_day % 60));
  return to_iso(Date{std::int32_t(seconds / seconds_in_a_day)}) + time;
}

}  // namespace safon
