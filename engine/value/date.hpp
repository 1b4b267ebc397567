// Civil dates: a day, never a time of day, never a zone.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace safon {

/// A day, counted from 1970-01-01 (day 0), proleptic Gregorian. Years 0001 to 9999.
struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
};

inline constexpr Date first_date{-719162};  // 0001-01-01
inline constexpr Date last_date{2932896};   // 9999-12-31
inline constexpr Date never{INT32_MAX};     // "no later day": a flip date that does not come

struct YearMonthDay {
  int year, month, day;  // 1..9999, 1..12, 1..31
};

[[nodiscard]] std::optional<Date> make_date(int year, int month, int day);  // none when there is no such day
[[nodiscard]] YearMonthDay civil(Date date);
/// 1 to 12 for the English name of a month or its first three or four letters, in capitals or not.
[[nodiscard]] std::optional<int> month_named(std::string_view word);

/// Strictly "YYYY-MM-DD"; none for anything else, or for a day that does not exist.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);
[[nodiscard]] std::string to_iso(Date date);  // "YYYY-MM-DD"; `never` is "never"

/// 1 = Monday … 7 = Sunday (ISO 8601).
[[nodiscard]] int weekday(Date date);

}  // namespace safon
