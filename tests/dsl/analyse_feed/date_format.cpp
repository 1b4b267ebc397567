#include "dsl/analyse_feed/date_format.hpp"

#include <doctest/doctest.h>

using namespace safon;

namespace {

std::string read(std::string_view format, std::string_view text) {
  const auto parsed = parse_date_format(format);
  if (!parsed) return parsed.error().reason;
  const auto date = read_date(*parsed, text);
  return date ? to_iso(*date) : "none";
}
std::string reason(std::string_view format) {
  const auto parsed = parse_date_format(format);
  return parsed ? "fine" : parsed.error().reason;
}

}  // namespace

TEST_CASE("days in the formats that returns use") {
  CHECK(read("dd/mm/yyyy", "09/03/2026") == "2026-03-09");
  CHECK(read("yyyy-mm-dd", "2026-03-09") == "2026-03-09");
  CHECK(read("yyyymmdd", "20260309") == "2026-03-09");
  CHECK(read("d.m.yyyy", "9.3.2026") == "2026-03-09");
  CHECK(read("d.m.yyyy", "19.12.2026") == "2026-12-19");
  CHECK(read("yyyy-mm-ddThh:mm:ss", "2026-03-09T23:59:60") == "2026-03-09");
  CHECK(read("yyyy-mm-dd[Thh:mm:ss[zone]]", "2026-03-09") == "2026-03-09");
  CHECK(read("yyyy-mm-dd[Thh:mm:ss[zone]]", "2026-03-09T01:02:03.456") == "2026-03-09");
  CHECK(read("yyyy-mm-dd[Thh:mm:ss][zone]", "2026-03-09+01:00") == "2026-03-09");
}

TEST_CASE("no clock and no zone moves the day") {
  CHECK(read("yyyy-mm-ddThh:mm:sszone", "2026-03-09T23:30:00-11:00") == "2026-03-09");
  CHECK(read("yyyy-mm-ddThh:mm:sszone", "2026-03-09T00:30:00Z") == "2026-03-09");
}

TEST_CASE("what does not have the format, and days that do not exist, are no dates") {
  CHECK(read("dd/mm/yyyy", "9/3/2026") == "none");
  CHECK(read("dd/mm/yyyy", "09/03/2026 ") == "none");
  CHECK(read("dd/mm/yyyy", "2026-03-09") == "none");
  CHECK(read("dd/mm/yyyy", "31/02/2026") == "none");
  CHECK(read("dd/mm/yyyy", "") == "none");
  CHECK(read("d.m.yyyy", "019.3.2026") == "none");
  CHECK(read("yyyy-mm-dd[Thh:mm:ss]", "2026-03-09T25:00:00") == "none");
  CHECK(read("yyyy-mm-dd[zone]", "2026-03-09+99:00") == "none");
}

TEST_CASE("a format says why it is none") {
  CHECK(reason("dd/mm/yy") == "a year of two digits is a guess");
  CHECK(reason("dd/yyyy") == "it has no month");
  CHECK(reason("hh:mm dd/yyyy") == "it has no month");
  CHECK(reason("dd/mm/yyyy dd") == "it has the day twice");
  CHECK(reason("d/mm/yyyy dd") == "it has the day twice");
  CHECK(reason("[dd/]mm/yyyy") == "the day cannot be left out");
  CHECK(reason("dd/mm/yyyy[") == "`[` is never closed");
  CHECK(reason("dd/mm]/yyyy") == "`]` closes no `[`");
  CHECK(reason("31/12/2026") == "it has the digit `3`, as in a date, not in a format");
  CHECK(reason("DD/MM/YYYY").starts_with("`DD` is none of"));
  CHECK(reason("yyyy-mm-dd[Thh:mm:ss[zone]]") == "fine");
  CHECK(reason("yyyymmdd[-][-][-][-][-][-][-][-]") == "fine");
  CHECK(reason("yyyymmdd[-][-][-][-][-][-][-][-][-]") == "it has more than 8 parts that may be missing");
}
