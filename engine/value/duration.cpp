#include "engine/value/duration.hpp"

#include <algorithm>
#include <cassert>

namespace safon {
namespace {

// Months are counted from year 0, so that month 12·y + m - 1 is month m of year y. Sums may pass through years outside
// 1–9999 on their way; only their results stop at the edge, so that adding stays monotone.
struct MonthDay {
  std::int64_t month;
  int day;
};

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0);
}

int days_in(std::int64_t month) {
  static constexpr std::uint8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const std::int64_t year = floor_div(month, 12);
  const int in_year = int(month - year * 12);
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return lengths[in_year] + (in_year == 1 && leap);
}

// The well-known day count of a year that begins in March, in 64 bits (std::chrono stops at year 32767).
std::int64_t day_number(MonthDay at) {
  std::int64_t year = floor_div(at.month, 12);
  const std::int64_t month = at.month - year * 12 + 1;
  year -= month <= 2;
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + at.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

MonthDay month_day(std::int64_t days) {
  const std::int64_t z = days + 719468;
  const std::int64_t era = floor_div(z, 146097);
  const std::int64_t day_of_era = z - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2);
  return {year * 12 + month - 1, int(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

std::int64_t add_months(std::int64_t days, std::int64_t months, MonthEnd rounding) {
  if (months == 0) return days;
  MonthDay at = month_day(days);
  at.month += months;
  const int length = days_in(at.month);
  if (at.day > length) {
    assert(rounding != MonthEnd::undeclared && "the analyser lets no sum reach a month's end undeclared");
    at = rounding == MonthEnd::up ? MonthDay{at.month + 1, 1} : MonthDay{at.month, length};
  }
  return day_number(at);
}

// The first day whose sum with `months` is `target` or later: the inverse of add_months, which is monotone.
std::int64_t first_reaching(std::int64_t target, std::int64_t months, MonthEnd rounding) {
  if (months == 0) return target;
  const MonthDay at = month_day(target);
  const std::int64_t source = at.month - months;
  // Rounding up, the days of a longer month that its target month lacks land on the first of the month after.
  if (rounding == MonthEnd::up && at.day == 1 && days_in(source - 1) > days_in(at.month - 1))
    return day_number({source - 1, days_in(at.month - 1) + 1});
  if (at.day > days_in(source)) return day_number({source + 1, 1});
  return day_number({source, at.day});
}

Date at_edge(std::int64_t days) {
  return {std::int32_t(std::clamp<std::int64_t>(days, first_date.days, last_date.days))};
}

Date sum(Date date, Duration duration, int sign, MonthEnd rounding, const Calendar* calendar) {
  if (duration.working_days != 0) {
    assert(calendar != nullptr);
    return add_working_days(*calendar, date, sign * duration.working_days).value_or(never);
  }
  return at_edge(add_months(date.days, std::int64_t(sign) * duration.months, rounding) +
                 std::int64_t(sign) * duration.days);
}

// The first day in the calendar whose sum is later than `bound` or leaves the cover; the day after the cover when none.
Date first_working_day_past(std::int64_t bound, int count, const Calendar& calendar) {
  const auto inside = [&](std::int64_t day) {
    return Date{std::int32_t(std::clamp<std::int64_t>(day, calendar.first.days, calendar.last.days))};
  };
  if (count >= 0) {
    // D plus n is past the bound once fewer than n working days are left in (D, bound].
    const Date from = inside(std::min<std::int64_t>(bound, calendar.last.days) + 1);
    const bool at_end = bound >= calendar.last.days;
    if (count == 0) return at_end ? Date{calendar.last.days + 1} : from;
    int left = count;
    for (Date day = at_end ? calendar.last : Date{from.days - 1}; day >= calendar.first; --day.days)
      if (calendar.is_working(day) && --left == 0) return day;
    return calendar.first;
  }
  // D minus n is past the bound once n working days lie in (bound, D).
  int left = -count;
  for (Date day = inside(std::max<std::int64_t>(bound + 1, calendar.first.days)); day <= calendar.last; ++day.days)
    if (day.days > bound && calendar.is_working(day) && --left == 0) return {day.days + 1};
  return {calendar.last.days + 1};
}

}  // namespace

Date add(Date date, Duration duration, MonthEnd rounding, const Calendar* calendar) {
  return sum(date, duration, 1, rounding, calendar);
}

Date subtract(Date date, Duration duration, MonthEnd rounding, const Calendar* calendar) {
  return sum(date, duration, -1, rounding, calendar);
}

Date first_day_past(Date bound, bool inclusive, Duration duration, int sign, MonthEnd rounding,
                    const Calendar* calendar, Date after) {
  if (after >= last_date) return never;
  const Date next{after.days + 1};
  const std::int64_t past = std::int64_t(bound.days) - inclusive;  // the sum must be later than this day
  std::int64_t day;
  if (duration.working_days != 0) {
    assert(calendar != nullptr);
    // Outside the cover a sum is `never`, which is past everything.
    if (sum(next, duration, sign, rounding, calendar).days > past) return next;
    day = first_working_day_past(past, sign * duration.working_days, *calendar).days;
  } else {
    if (past < first_date.days) return next;
    if (past >= last_date.days) return never;
    day = first_reaching(past + 1 - std::int64_t(sign) * duration.days, std::int64_t(sign) * duration.months, rounding);
  }
  day = std::max<std::int64_t>(day, next.days);
  return day > last_date.days ? never : Date{std::int32_t(day)};
}

std::string to_text(Duration duration) {
  std::string text;
  const auto part = [&](std::int32_t count, const char* one, const char* many) {
    if (count == 0) return;
    if (!text.empty()) text += ' ';
    text += std::to_string(count) + ' ' + (count == 1 || count == -1 ? one : many);
  };
  part(duration.months / 12, "year", "years");
  part(duration.months % 12, "month", "months");
  part(duration.days, "day", "days");
  part(duration.working_days, "working day", "working days");
  return text.empty() ? "0 days" : text;
}

}  // namespace safon
