#include "engine/value/date.hpp"

#include <doctest/doctest.h>

namespace safon {

TEST_CASE("a date exists or it does not") {
  CHECK(make_date(1970, 1, 1) == Date{0});
  CHECK(make_date(1, 1, 1) == first_date);
  CHECK(make_date(9999, 12, 31) == last_date);
  CHECK(make_date(2024, 2, 29));
  CHECK_FALSE(make_date(2023, 2, 29));
  CHECK_FALSE(make_date(1900, 2, 29));
  CHECK(make_date(2000, 2, 29));
  CHECK_FALSE(make_date(2026, 4, 31));
  CHECK_FALSE(make_date(0, 12, 31));
  CHECK_FALSE(make_date(10000, 1, 1));
  CHECK_FALSE(make_date(2026, 13, 1));
  CHECK_FALSE(make_date(2026, 0, 1));
  CHECK_FALSE(make_date(2026, 1, 0));
  CHECK_FALSE(make_date(2026, -1, 300));
}

TEST_CASE("ISO dates are read strictly") {
  CHECK(parse_iso_date("2026-09-01") == make_date(2026, 9, 1));
  CHECK(parse_iso_date("0001-01-01") == first_date);
  for (const char* bad : {"", "2026-9-1", "2026-09-01 ", " 2026-09-1", "26-09-01", "2026/09/01", "2026-02-30",
                          "2026-09-0x", "+026-09-01", "2026-09-011", "0000-01-01"})
    CHECK_FALSE(parse_iso_date(bad));
}

TEST_CASE("every date reads back as it was written") {
  for (std::int32_t days = first_date.days; days <= last_date.days; days += days > 10000 && days < 12000 ? 1 : 97) {
    const Date date{days};
    CHECK(parse_iso_date(to_iso(date)) == date);
    const YearMonthDay ymd = civil(date);
    CHECK(make_date(ymd.year, ymd.month, ymd.day) == date);
  }
  CHECK(to_iso(last_date) == "9999-12-31");
  CHECK(to_iso(never) == "never");
}

TEST_CASE("weekdays follow ISO 8601") {
  CHECK(weekday(*make_date(1970, 1, 1)) == 4);
  CHECK(weekday(*make_date(2026, 9, 7)) == 1);
  CHECK(weekday(*make_date(2026, 9, 6)) == 7);
  CHECK(weekday(first_date) == 1);  // 1 January of year 1 was a Monday
  CHECK(weekday(last_date) == 5);
}

}  // namespace safon
