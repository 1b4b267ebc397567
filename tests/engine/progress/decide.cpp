// Cases: opened, withdrawn, certified, declined.
#include "engine/progress/progress.hpp"

#include "tests/engine/progress/life.hpp"

using namespace safon;
using namespace safon::testing;

TEST_CASE("a certified transition opens a case since the start of the unbroken stretch") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.at_least(1, course, Duration{.days = 10}), 1);
  Life life(small);
  SUBCASE("on the day itself") {
    life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}}));
    CHECK(life.night("2026-02-10") == Lines{"2026-02-01 entered a", "2026-02-05 case_opened a->b"});
    CHECK(life.state.next == day("2026-02-16"));
    CHECK(life.night("2026-03-01") == Lines{"2026-02-16 case_withdrawn a->b"});
    CHECK(life.state.cases.empty());
  }
  SUBCASE("told late, after an earlier stretch had lapsed") {
    life.know("2026-02-01", record("2026-02-01"));
    life.know("2026-03-03", record("2026-02-01", {{day("2026-02-05"), course}, {day("2026-03-01"), course}}));
    CHECK(life.night("2026-03-05") == Lines{"2026-02-01 entered a", "2026-03-03 case_opened a->b since 2026-03-01"});
  }
}

TEST_CASE("a case is due by working days, and has no due day past the calendar's end") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.at_least(1, course), 1);
  small.programme().transitions[0].certify_within = {{.from = first_date, .duration = {.working_days = 3}}};
  Calendar calendar{.name = "wales", .first = day("2026-01-01"), .last = day("2026-12-31")};
  for (int weekday = 1; weekday <= 5; ++weekday) calendar.working[std::size_t(weekday)] = true;
  Life life(small);
  life.calendar = &calendar;
  SUBCASE("within it") {
    life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}}));  // a Thursday
    CHECK(life.night("2026-02-10") == Lines{"2026-02-01 entered a", "2026-02-05 case_opened a->b due 2026-02-10"});
  }
  SUBCASE("past it") {
    life.know("2026-02-01", record("2026-02-01", {{day("2026-12-30"), course}}));
    CHECK(life.night("2027-01-10") == Lines{"2026-02-01 entered a", "2026-12-30 case_opened a->b"});
  }
}

TEST_CASE("unknown does not withdraw a case, not met does") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.flag(), 1);
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {}, true));
  CHECK(life.night("2026-02-01") == Lines{"2026-02-01 entered a", "2026-02-01 case_opened a->b"});
  life.know("2026-02-02", record("2026-02-01"));
  CHECK(life.night("2026-02-02") == Lines{});
  life.know("2026-02-03", record("2026-02-01", {}, false));
  CHECK(life.night("2026-02-03") == Lines{"2026-02-03 case_withdrawn a->b"});
}

TEST_CASE("the status changes when as many different people as the rule asks for have certified") {
  SmallPolicy small({"a", "b", "c"});
  small.transition({0}, 1, small.at_least(1, course), 2);
  small.transition({0}, 2, small.at_least(1, coaching), 1);
  small.transition({1}, 2, small.at_least(1, module));
  Life life(small);
  life.know(
      "2026-02-01",
      record("2026-02-01", {{day("2026-02-01"), course}, {day("2026-02-01"), coaching}, {day("2026-02-01"), module}}));
  (void)life.night("2026-02-10");
  REQUIRE(life.state.cases.size() == 2);
  CHECK(life.done({.to = 1, .on = day("2026-02-10"), .by = "Ann"}) == Lines{"2026-02-10 certified a->b by Ann"});
  CHECK(life.refusal({.to = 1, .on = day("2026-02-10"), .by = "Ann"}) == "`Ann` has certified this case already");
  CHECK(life.refusal({.to = 1, .on = day("2026-02-10"), .by = " ann"}) == "` ann` has certified this case already");
  CHECK(life.done({.to = 1, .on = day("2026-02-10"), .by = "Bob"}) ==
        Lines{"2026-02-10 certified a->b by Bob", "2026-02-10 status_changed a->b", "2026-02-10 case_withdrawn a->c"});
  CHECK(life.state.cases.empty());
  CHECK(life.state.history.back().certified);
  CHECK(life.state.next == day("2026-02-11"));
  // What follows from the new status is looked at the next night, from the day of the decision on.
  CHECK(life.night("2026-02-20") == Lines{"2026-02-11 status_changed b->c since 2026-02-10"});
}

TEST_CASE("decisions that cannot be") {
  SmallPolicy small({"a", "b", "c"});
  small.transition({0}, 1, small.at_least(1, course), 1);
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}}));
  (void)life.night("2026-02-10");
  CHECK(life.refusal({.to = 2, .on = day("2026-02-10"), .by = "Ann"}) == "there is no open case for `c`");
  CHECK(life.refusal({.to = 9, .on = day("2026-02-10"), .by = "Ann"}) == "there is no such status");
  CHECK(life.refusal({.to = 1, .on = day("2026-02-10")}) == "a decision needs the name of the person who takes it");
  CHECK(life.refusal({.to = 1, .on = day("2026-02-04"), .by = "Ann"}) ==
        "the case was opened on 2026-02-05, after 2026-02-04");
  CHECK(life.refusal({.to = 1, .on = day("2026-02-11"), .by = "Ann"}) ==
        "evaluated only up to 2026-02-10: evaluate as of 2026-02-11 before deciding on that day");
  CHECK(life.refusal({.certify = false, .to = 1, .on = day("2026-02-10"), .by = "Ann"}) ==
        "a case is declined with a reason");
}

TEST_CASE("a declined case stays closed until a newer record comes") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.at_least(1, course), 1);
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}}));
  (void)life.night("2026-02-10");
  CHECK(life.done({.certify = false, .to = 1, .on = day("2026-02-10"), .by = "Ann", .reason = "not signed"}) ==
        Lines{"2026-02-10 declined a->b by Ann: not signed"});
  CHECK(life.night("2026-03-10") == Lines{});
  life.know("2026-03-11", record("2026-02-01", {{day("2026-02-05"), course}}));
  CHECK(life.night("2026-03-20") == Lines{"2026-03-11 case_opened a->b since 2026-02-05"});
  CHECK(life.state.declined.empty());
}

TEST_CASE("an automatic transition withdraws the cases that no longer start from where it leads") {
  SmallPolicy small({"a", "b", "c"});
  small.transition({0}, 1, small.at_least(1, coaching));
  small.transition({0}, 2, small.at_least(1, course), 1);
  small.transition({0, 1}, 2, small.at_least(1, course), 1);
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}, {day("2026-02-07"), coaching}}));
  CHECK(life.night("2026-03-01") == Lines{"2026-02-01 entered a", "2026-02-05 case_opened a->c",
                                          "2026-02-05 case_opened a+b->c", "2026-02-07 status_changed a->b",
                                          "2026-02-07 case_withdrawn a->c"});
}

TEST_CASE("renewal: a certified transition from a status to itself begins it anew") {
  SmallPolicy small({"a", "lapsed"});
  small.transition({0}, 0, small.held_for({.days = 20}), 1);
  small.transition({0}, 1, small.held_for({.days = 30}));
  Life life(small);
  life.know("2026-02-01", record("2026-02-01"));
  CHECK(life.night("2026-02-25") == Lines{"2026-02-01 entered a", "2026-02-21 case_opened a->a"});
  CHECK(life.done({.to = 0, .on = day("2026-02-25"), .by = "Ann"}) ==
        Lines{"2026-02-25 certified a->a by Ann", "2026-02-25 status_changed a->a"});
  CHECK(life.night("2026-03-31") ==
        Lines{"2026-03-17 case_opened a->a", "2026-03-27 status_changed a->lapsed", "2026-03-27 case_withdrawn a->a"});
}
