#include "engine/value/duration.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

namespace safon {
namespace {

Date day(const char* text) {
  return parse_iso_date(text).value();
}

Date plus(const char* date, Duration duration, MonthEnd rounding = MonthEnd::down) {
  return add(day(date), duration, rounding, nullptr);
}

// first_day_past as its contract says it, one day after the other, as far as `days` days on.
Date by_trying(Date bound, bool inclusive, Duration duration, int sign, MonthEnd rounding, const Calendar* calendar,
               Date after, int days) {
  for (Date day{after.days + 1}; day <= last_date && day.days <= after.days + days; ++day.days) {
    const Date sum = sign > 0 ? add(day, duration, rounding, calendar) : subtract(day, duration, rounding, calendar);
    if (inclusive ? sum >= bound : sum > bound) return day;
  }
  return never;
}

}  // namespace

TEST_CASE("months end where the policy says") {
  CHECK(plus("2026-01-31", {.months = 1}) == day("2026-02-28"));
  CHECK(plus("2026-01-31", {.months = 1}, MonthEnd::up) == day("2026-03-01"));
  CHECK(plus("2024-01-31", {.months = 1}) == day("2024-02-29"));
  CHECK(plus("2024-02-29", {.months = 12}) == day("2025-02-28"));
  CHECK(plus("2024-02-29", {.months = 12}, MonthEnd::up) == day("2025-03-01"));
  CHECK(plus("2024-02-29", {.months = 48}, MonthEnd::undeclared) == day("2028-02-29"));
  CHECK(plus("2026-08-31", {.months = 1}, MonthEnd::up) == day("2026-10-01"));
  CHECK(plus("2026-12-31", {.months = 2}, MonthEnd::up) == day("2027-03-01"));
  CHECK(subtract(day("2026-03-31"), {.months = 1}, MonthEnd::down, nullptr) == day("2026-02-28"));
  CHECK(subtract(day("2026-03-31"), {.months = 1}, MonthEnd::up, nullptr) == day("2026-03-01"));
}

TEST_CASE("months are added before days, with one rounding") {
  CHECK(plus("2026-01-31", {.months = 1, .days = 1}) == day("2026-03-01"));
  CHECK(plus("2026-01-30", {.months = 13, .days = 14}) == day("2027-03-14"));
  CHECK(subtract(day("2026-03-31"), {.months = 1, .days = 1}, MonthEnd::down, nullptr) == day("2026-02-27"));
}

TEST_CASE("sums stop at the first and the last date") {
  CHECK(plus("9999-12-31", {.days = 1}) == last_date);
  CHECK(plus("9999-06-15", {.months = 1'200'000}) == last_date);
  CHECK(subtract(day("0001-01-01"), {.months = 1}, MonthEnd::down, nullptr) == first_date);
  CHECK(subtract(day("2026-01-01"), {.months = 1'200'000, .days = 1'200'000}, MonthEnd::up, nullptr) == first_date);
  CHECK(first_day_past(last_date, false, {.days = 5}, 1, MonthEnd::down, nullptr, day("2026-01-01")) == never);
  CHECK(first_day_past(last_date, true, {.days = 5}, 1, MonthEnd::down, nullptr, day("2026-01-01")) ==
        day("9999-12-26"));
  CHECK(first_day_past(day("2026-01-01"), false, {}, 1, MonthEnd::down, nullptr, last_date) == never);
}

TEST_CASE("working days outside the calendar's cover give never") {
  const Calendar calendar{.name = "week",
                          .first = day("2026-01-01"),
                          .last = day("2026-01-31"),
                          .working = {false, true, true, true, true, true, false, false},
                          .closed = {}};
  CHECK(add(day("2026-01-02"), {.working_days = 1}, MonthEnd::undeclared, &calendar) == day("2026-01-05"));
  CHECK(add(day("2026-01-30"), {.working_days = 1}, MonthEnd::undeclared, &calendar) == never);
  CHECK(subtract(day("2026-01-01"), {.working_days = 1}, MonthEnd::undeclared, &calendar) == never);
}

TEST_CASE("the first day past a bound is the one that trying every day finds") {
  std::mt19937 random(7);
  const auto number = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  for (int round = 0; round < 30000; ++round) {
    const bool at_edge = round % 10 == 0;
    const Date after{at_edge ? number(0, 1) ? number(last_date.days - 900, last_date.days)
                                            : number(first_date.days, first_date.days + 900)
                             : number(18000, 19500)};
    const Duration duration{.months = number(-1, 30) * number(0, 1), .days = number(0, 3) ? 0 : number(-70, 70)};
    const int sign = number(0, 1) ? 1 : -1;
    const MonthEnd rounding = number(0, 1) ? MonthEnd::up : MonthEnd::down;
    const Date near = sign > 0 ? add(after, duration, rounding, nullptr) : subtract(after, duration, rounding, nullptr);
    const Date bound{near.days + number(-40, 300)};
    const bool inclusive = number(0, 1);
    const Date expected = by_trying(bound, inclusive, duration, sign, rounding, nullptr, after, 1200);
    const Date found = first_day_past(bound, inclusive, duration, sign, rounding, nullptr, after);
    if (expected == never) {
      CHECK((found == never || found.days > after.days + 1200));
    } else {
      CHECK_MESSAGE(found == expected, to_iso(after), " ", sign, " * ", to_text(duration), " past ", bound.days);
    }
  }
}

TEST_CASE("with working days too, over closures and at the calendar's edges") {
  std::mt19937 random(8);
  const auto number = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  for (int round = 0; round < 20000; ++round) {
    Calendar calendar{.name = "some", .first = Date{20000}, .last = Date{20000 + number(0, 60)}};
    for (int d = 1; d <= 7; ++d) calendar.working[std::size_t(d)] = number(0, 3) > 0;
    for (int d = 20000; d <= calendar.last.days; ++d)
      if (number(0, 9) == 0) calendar.closed.push_back(Date{d});
    const Date after{number(19990, 20075)}, bound{number(19980, 20090)};
    const Duration duration{.working_days = number(-9, 9)};
    const int sign = number(0, 1) ? 1 : -1;
    const bool inclusive = number(0, 1);
    // A duration of no working days is no days, and needs no calendar.
    const Date expected = by_trying(bound, inclusive, duration, sign, MonthEnd::undeclared, &calendar, after, 200);
    CHECK(first_day_past(bound, inclusive, duration, sign, MonthEnd::undeclared, &calendar, after) == expected);
  }
}

TEST_CASE("adding is monotone in its date") {
  for (const MonthEnd rounding : {MonthEnd::down, MonthEnd::up})
    for (const Duration duration : {Duration{.months = 1}, Duration{.months = 13, .days = -3}, Duration{.months = -7}})
      for (int d = 18000; d < 19600; ++d)
        CHECK(add(Date{d}, duration, rounding, nullptr) <= add(Date{d + 1}, duration, rounding, nullptr));
}

TEST_CASE("durations read as people write them") {
  CHECK(to_text(Duration{.months = 30}) == "2 years 6 months");
  CHECK(to_text(Duration{.months = 12}) == "1 year");
  CHECK(to_text(Duration{.months = 1, .days = 14}) == "1 month 14 days");
  CHECK(to_text(Duration{.working_days = 20}) == "20 working days");
  CHECK(to_text(Duration{.working_days = 1}) == "1 working day");
  CHECK(to_text(Duration{}) == "0 days");
}

}  // namespace safon
