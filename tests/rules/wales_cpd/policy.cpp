// The first programme says what the source says. That it passes its check and its tests is asked of every programme,
// beside.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "dsl/load/load.hpp"

namespace {

using namespace safon;

const LoadedPolicy& wales() {
  static const LoadedPolicy loaded =
      load_policy(SAFON_SOURCE_DIR "/rules/wales_cpd/wales_cpd.safon",
                  [](const std::string& name) -> std::expected<std::string, std::string> {
                    std::ifstream in(name, std::ios::binary);
                    if (!in) return std::unexpected("there is no such file");
                    return std::string{std::istreambuf_iterator<char>(in), {}};
                  });
  return loaded;
}

Date date(int year, int month, int day) {
  return *make_date(year, month, day);
}

/// Easter Sunday of the Gregorian calendar, by Butcher's method.
Date easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  return date(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

}  // namespace

TEST_CASE("the Standard has three elements with every criterion that the source names") {
  REQUIRE(wales().model);
  REQUIRE(wales().model->frameworks.size() == 1);
  const auto& elements = wales().model->frameworks.front().elements;
  REQUIRE(elements.size() == 3);
  CHECK(elements[0].criteria.size() == 3);
  CHECK(elements[1].criteria.size() == 20);
  CHECK(elements[2].criteria.size() == 7);
}

TEST_CASE("every requirement cites its passage, and every parameter is marked as ours") {
  REQUIRE(wales().model);
  for (const auto& requirement : wales().model->requirements) {
    CAPTURE(requirement.name);
    if (requirement.name == "returned_to_service") continue;  // ours: the strategy says nothing of coming back
    CHECK(requirement.cites.starts_with("004, "));
  }
  for (const auto& parameter : wales().model->parameters) {
    CAPTURE(parameter.name);
    CHECK(parameter.to_confirm);
  }
}

TEST_CASE("Good Friday and Easter Monday are closed, and every year has eight bank holidays or more") {
  REQUIRE(wales().model);
  REQUIRE(wales().model->calendars.size() == 1);
  const auto& calendar = wales().model->calendars.front();
  CHECK(calendar.first <= wales().model->in_force_from);
  for (int year = 2015; year <= 2031; ++year) {
    CAPTURE(year);
    REQUIRE(calendar.covers(date(year, 1, 1)));
    CHECK_FALSE(calendar.is_working({easter(year).days - 2}));
    CHECK_FALSE(calendar.is_working({easter(year).days + 1}));
    CHECK(calendar.is_working({easter(year).days + 2}));
    const auto closed = std::ranges::count_if(
        calendar.closed, [&](Date each) { return date(year, 1, 1) <= each && each <= date(year, 12, 31); });
    const int extra = year == 2022 ? 2 : year == 2023 ? 1 : 0;  // a jubilee and a funeral; a coronation
    CHECK(closed == 8 + extra);
    for (const Date each : calendar.closed)
      CHECK(std::chrono::weekday(std::chrono::sys_days(std::chrono::days(each.days))).iso_encoding() <= 5);
  }
}
