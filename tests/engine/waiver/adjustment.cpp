// Adjustments: waivers of a parameter, with a value.
#include <doctest/doctest.h>

#include "engine/waiver/life.hpp"

namespace safon {
namespace {

using Kind = WaiverEventKind;

Date day(int month, int d) {
  return make_date(2026, month, d).value();
}

ParameterValue hours(int number) {
  return {.value = number * micros_per_unit};
}

Waivable waivable(int least = 6, int most = 12) {
  return {.what = "hours_needed",
          .adjustable = Adjustable{.least = least * micros_per_unit,
                                   .most = most * micros_per_unit,
                                   .own = {{day(1, 1), 12 * micros_per_unit}, {day(9, 1), 15 * micros_per_unit}}}};
}

WaiverEvent proposed(int to, std::int64_t number = 1) {
  return {.waiver = number,
          .kind = Kind::proposed,
          .participant = 7,
          .id = "CAF-0007",
          .what = "hours_needed",
          .on = day(3, 1),
          .by = "A",
          .reason = "long ill",
          .rule = "one",
          .until = day(6, 30),
          .approvers = 1,
          .evidence = "",
          .value = hours(to),
          .known_from = std::nullopt};
}

WaiverEvent said(Kind kind, const char* by, Date on, const char* rule = "one") {
  WaiverEvent event{.waiver = 1, .kind = kind, .on = on, .by = by, .reason = "why", .rule = rule};
  event.known_from = Date{on.days + 1};
  return event;
}

std::string why_not(const WaiverEvent& proposal, const std::vector<WaiverEvent>& before = {}) {
  const auto may = may_propose(waivable(), proposal, waivers_of(before), nullptr);
  return may ? "" : may.error();
}

TEST_CASE("a value lies between the bounds, and differs from the one that counts already") {
  CHECK(why_not(proposed(5)) == "the policy lets `hours_needed` be adjusted between 6 and 12, and 5 is not");
  CHECK(why_not(proposed(13)) == "the policy lets `hours_needed` be adjusted between 6 and 12, and 13 is not");
  CHECK(why_not(proposed(6)).empty());
  CHECK(why_not(proposed(12)) == "`hours_needed` is 12 for everybody already");
  auto later = proposed(12);
  later.on = day(9, 1);
  later.until = day(12, 31);
  CHECK(why_not(later).empty());  // by then the policy's own value is another

  const std::vector<WaiverEvent> holds{proposed(8), said(Kind::approved, "B", day(3, 1))};
  CHECK(why_not(proposed(8, 2), holds) == "`hours_needed` is 8 by adjustment 1 until 2026-06-30 already");
  auto longer = proposed(8, 2);
  longer.until = day(7, 31);
  CHECK(why_not(longer, holds).empty());
  CHECK(why_not(proposed(12, 2), holds).empty());  // what everybody has is another value than theirs
  CHECK(why_not(proposed(7, 2), std::vector{proposed(8)}) ==
        "adjustment 1 of `hours_needed` waits for approval already");
  auto silent = proposed(8);
  silent.reason.clear();
  CHECK(why_not(silent) == "an adjustment needs a reason");
}

TEST_CASE("what a day knows of it has the value, from its first day to its last") {
  const auto waiver = waivers_of(std::vector{proposed(8), said(Kind::approved, "B", day(3, 4))}).front();
  CHECK(waiver.kind_name() == "adjustment");
  CHECK(!known_waiver(waiver, day(3, 4), "one"));
  const auto known = known_waiver(waiver, day(3, 5), "one").value();
  CHECK(known.value == hours(8).value);
  CHECK(known.from == day(3, 4));
  CHECK(known.until == day(6, 30));
  CHECK(known.confirmed);
  CHECK(!known_waiver(waiver, day(3, 5), "two")->confirmed);
}

TEST_CASE("a value that the policy allows no longer is refused, not confirmed") {
  const auto waiver = waivers_of(std::vector{proposed(8), said(Kind::approved, "B", day(3, 4))}).front();
  const auto again = said(Kind::confirmed, "C", day(4, 1), "two");
  const auto still = waivable(), narrower = waivable(9, 12);
  CHECK(may_answer(&still, waiver, again));
  CHECK(may_answer(&narrower, waiver, again).error() ==
        "the policy lets `hours_needed` be adjusted between 9 and 12 now, and 8 is not: refuse adjustment 1, and "
        "propose another");
  CHECK(may_answer(&narrower, waiver, said(Kind::refused, "C", day(4, 1), "two")));
}

TEST_CASE("an adjustment is about a parameter of its kind, and a waiver about a requirement") {
  const std::vector<Waivable> both{{.what = "certificate"}, waivable()};
  CHECK(waivable_for(both, proposed(8)) == &both[1]);
  auto percentage = proposed(8);
  percentage.value->kind = ParameterValue::Kind::percentage;
  CHECK(waivable_for(both, percentage) == nullptr);
  auto waiver = proposed(8);
  waiver.value.reset();
  CHECK(waivable_for(both, waiver) == nullptr);
  waiver.what = "certificate";
  CHECK(waivable_for(both, waiver) == &both[0]);
}

}  // namespace
}  // namespace safon
