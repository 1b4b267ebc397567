#include "engine/value/date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <string>

namespace safon {
std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                        std::chrono::day(unsigned(day))};
  if (!ymd.ok()) return std::nullopt;
  return Date{std::int32_t(std::chrono::sys_days(ymd).time_since_epoch().count())};
}

YearMonthDay civil(Date date) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(date.days))};
  return {int(ymd.year()), int(unsigned(ymd.month())), int(unsigned(ymd.day()))};
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  unsigned most = 0;
  const auto digit = [&](std::size_t place) {
    const unsigned value = unsigned(static_cast<unsigned char>(text[place])) - '0';
    most = std::max(most, value);
    return int(value);
  };
  const int year = 1000 * digit(0) + 100 * digit(1) + 10 * digit(2) + digit(3);
  const int month = 10 * digit(5) + digit(6), day = 10 * digit(8) + digit(9);
  if (most > 9) return std::nullopt;
  return make_date(year, month, day);
}

std::string to_iso(Date date) {
  if (date == never) return "never";
  auto [year, month, day] = civil(date);
  std::string text = "0000-00-00";
  for (int place = 3; place >= 0; --place, year /= 10) text[place] = char('0' + year % 10);
  text[5] = char('0' + month / 10);
  text[6] = char('0' + month % 10);
  text[8] = char('0' + day / 10);
  text[9] = char('0' + day % 10);
  return text;
}

int weekday(Date date) {
  const int since_thursday = ((date.days % 7) + 7) % 7;  // 1970-01-01 was a Thursday
  return (since_thursday + 3) % 7 + 1;
}

std::optional<int> month_named(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  for (std::size_t i = 0; i < names.size(); ++i)
    if (lower == names[i] || (lower.size() >= 3 && lower.size() <= 4 && names[i].starts_with(lower))) return int(i) + 1;
  return std::nullopt;
}

}  // namespace safon
