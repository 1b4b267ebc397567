#include "engine/value/calendar.hpp"

#include <doctest/doctest.h>

namespace safon {
namespace {

Date day(const char* text) {
  return parse_iso_date(text).value();
}

Calendar office() {
  return {.name = "office",
          .first = day("2026-12-01"),
          .last = day("2027-01-31"),
          .working = {false, true, true, true, true, true, false, false},
          .closed = {day("2026-12-25"), day("2026-12-28"), day("2027-01-01")}};
}

}  // namespace

TEST_CASE("weekends and closures are not worked") {
  const Calendar calendar = office();
  CHECK(calendar.is_working(day("2026-12-24")));
  CHECK_FALSE(calendar.is_working(day("2026-12-25")));
  CHECK_FALSE(calendar.is_working(day("2026-12-26")));
  CHECK_FALSE(calendar.is_working(day("2026-12-28")));
  CHECK(calendar.is_working(day("2026-12-29")));
  CHECK(calendar.covers(day("2026-12-01")));
  CHECK(calendar.covers(day("2027-01-31")));
  CHECK_FALSE(calendar.covers(day("2026-11-30")));
  CHECK_FALSE(calendar.covers(day("2027-02-01")));
}

TEST_CASE("working days are counted over closures, in both directions") {
  const Calendar calendar = office();
  CHECK(add_working_days(calendar, day("2026-12-24"), 1) == day("2026-12-29"));
  CHECK(add_working_days(calendar, day("2026-12-26"), 1) == day("2026-12-29"));
  CHECK(add_working_days(calendar, day("2026-12-24"), 4) == day("2027-01-04"));
  CHECK(add_working_days(calendar, day("2027-01-04"), -4) == day("2026-12-24"));
  CHECK(add_working_days(calendar, day("2026-12-26"), 0) == day("2026-12-26"));
}

TEST_CASE("what leaves the calendar's cover has no answer") {
  const Calendar calendar = office();
  CHECK(add_working_days(calendar, day("2027-01-28"), 1) == day("2027-01-29"));
  CHECK_FALSE(add_working_days(calendar, day("2027-01-29"), 1));
  CHECK(add_working_days(calendar, day("2026-12-02"), -1) == day("2026-12-01"));
  CHECK_FALSE(add_working_days(calendar, day("2026-12-01"), -1));
  CHECK_FALSE(add_working_days(calendar, day("2026-11-30"), 0));
}

}  // namespace safon
