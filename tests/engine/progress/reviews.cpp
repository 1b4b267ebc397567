// What newer facts say of a recorded history.
#include "engine/progress/progress.hpp"

#include "tests/engine/progress/life.hpp"

using namespace safon;
using namespace safon::testing;

TEST_CASE("facts that take a change's ground away open a review and rewrite nothing") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.at_least(1, course), 0, "induction");
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}}));
  (void)life.night("2026-02-10");
  life.know("2026-02-11", record("2026-02-01"));
  const Lines review{
      "2026-02-11 review_opened a->b since 2026-02-05: recorded as `b` since 2026-02-05, but under the facts known now "
      "`induction` was not met then"};
  CHECK(life.night("2026-02-20") == review);
  CHECK(life.state.history.back().status == 1);
  CHECK(life.state.reviews == 1);
  // The same doubt again is not a new one.
  life.know("2026-02-21", record("2026-02-01"));
  CHECK(life.night("2026-02-28") == Lines{});
  // What is unknown is no doubt.
  life.know("2026-03-01", {.begin = day("2026-02-01"), .activities_given = false});
  CHECK(life.night("2026-03-02") == Lines{});
}

TEST_CASE("facts that would have brought a change earlier open a review") {
  SmallPolicy small({"a", "b", "c"});
  small.transition({0}, 1, small.at_least(1, course));
  small.transition({0}, 2, small.at_least(1, module));
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}}));
  (void)life.night("2026-02-10");
  SUBCASE("the same change") {
    life.know("2026-02-11", record("2026-02-01", {{day("2026-02-03"), course}}));
    CHECK(life.night("2026-02-20") ==
          Lines{"2026-02-11 review_opened a->b since 2026-02-05: recorded as `b` since 2026-02-05, but under the facts "
                "known now it would be since 2026-02-03"});
  }
  SUBCASE("another one") {
    life.know("2026-02-11", record("2026-02-01", {{day("2026-02-05"), course}, {day("2026-02-02"), module}}));
    CHECK(life.night("2026-02-20") ==
          Lines{"2026-02-11 review_opened a->b since 2026-02-05: recorded as `b` since 2026-02-05, but under the facts "
                "known now `c` would have come first, on 2026-02-02"});
  }
  SUBCASE("two at once") {
    life.know("2026-02-11", record("2026-02-01", {{day("2026-02-02"), course}, {day("2026-02-02"), module}}));
    CHECK(life.night("2026-02-20") ==
          Lines{"2026-02-11 review_opened a->b since 2026-02-05: recorded as `b` since 2026-02-05, but under the facts "
                "known now `a->b` and `a->c` are met on the same day, 2026-02-02"});
  }
}

TEST_CASE("another day of entry opens a review") {
  SmallPolicy small({"a", "b"});
  Life life(small);
  life.know("2026-02-01", record("2026-02-01"));
  (void)life.night("2026-02-10");
  life.know("2026-02-11", record("2026-01-20"));
  CHECK(life.night("2026-02-11") ==
        Lines{"2026-02-11 review_opened since 2026-02-01: recorded as entered on 2026-02-01, but under the facts known "
              "now it would be 2026-01-20"});
  life.know("2026-02-12", {.begin_absent = true});
  CHECK(life.night("2026-02-12") ==
        Lines{"2026-02-12 review_opened since 2026-02-01: recorded as entered on 2026-02-01, but under the facts known "
              "now there is no day of entry"});
  life.know("2026-02-13", {});
  CHECK(life.night("2026-02-13") == Lines{});
}

TEST_CASE("evidence that goes away after certification opens a review") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.flag(), 1, "to_the_standard");
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {}, true));
  (void)life.night("2026-02-03");
  (void)life.done({.to = 1, .on = day("2026-02-03"), .by = "Ann"});
  life.know("2026-02-11", record("2026-02-01", {}, false));
  CHECK(life.night("2026-02-20") ==
        Lines{"2026-02-11 review_opened a->b since 2026-02-03: recorded as `b` since 2026-02-03, but under the facts "
              "known now `to_the_standard` was not met then"});
  CHECK(life.state.history.back().status == 1);
}

TEST_CASE("only the last of the versions of one day counts") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.at_least(1, course));
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-01"), course}}));
  life.know("2026-02-01", record("2026-02-01"));
  CHECK(life.night("2026-02-10") == Lines{"2026-02-01 entered a"});
}

TEST_CASE("applying the events again gives the same state") {
  SmallPolicy small({"a", "b", "c"});
  small.transition({0}, 1, small.at_least(1, course));
  small.transition({1}, 2, small.at_least(1, coaching), 1);
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}, {day("2026-02-09"), coaching}}));
  life.know("2026-02-20", record("2026-02-01", {{day("2026-02-04"), course}, {day("2026-02-09"), coaching}}));
  const auto events = progress({.policy = &small.policy,
                                .batch = &life.records.batch,
                                .versions = life.records.versions,
                                .to = day("2026-03-01")},
                               {&life.state, 1}, life.run);
  REQUIRE(events.size() == 4);
  ProgressState again;
  for (const auto& event : events) apply(small.programme(), event, again);
  CHECK(again.history.size() == 2);
  CHECK(again.history[1].effective == day("2026-02-05"));
  CHECK(again.cases.size() == 1);
  CHECK(again.cases[0].since == day("2026-02-09"));
  CHECK(again.reviews == 1);
  CHECK(again.reviewed == life.state.reviewed);
}

TEST_CASE("another way that is met on the very day of a recorded change opens a review") {
  SmallPolicy small({"a", "b", "c"});
  SUBCASE("as a conflict, where the change was automatic") {
    small.transition({0}, 1, small.at_least(1, course));
    small.transition({0}, 2, small.at_least(1, module));
    Life life(small);
    life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}}));
    (void)life.night("2026-02-10");
    life.know("2026-02-11", record("2026-02-01", {{day("2026-02-05"), course}, {day("2026-02-05"), module}}));
    CHECK(life.night("2026-02-20") ==
          Lines{"2026-02-11 review_opened a->b since 2026-02-05: recorded as `b` since 2026-02-05, but under the facts "
                "known now `a->b` and `a->c` are met on the same day, 2026-02-05"});
    CHECK_FALSE(life.state.stopped);
  }
  SUBCASE("as what goes first, where officers certified the change on that day") {
    small.transition({0}, 1, small.flag(), 1);
    small.transition({0}, 2, small.at_least(1, module));
    Life life(small);
    life.know("2026-02-01", record("2026-02-01", {}, true));
    (void)life.night("2026-02-05");
    (void)life.done({.to = 1, .on = day("2026-02-05"), .by = "Ann"});
    life.know("2026-02-11", record("2026-02-01", {{day("2026-02-05"), module}}, true));
    CHECK(life.night("2026-02-20") ==
          Lines{"2026-02-11 review_opened a->b since 2026-02-05: recorded as `b` since 2026-02-05, but under the facts "
                "known now `c` would have come first, on 2026-02-05"});
  }
  SUBCASE("not where another way to the same status is met as well") {
    small.transition({0}, 1, small.at_least(1, course));
    small.transition({0}, 1, small.at_least(1, module));
    Life life(small);
    life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}}));
    (void)life.night("2026-02-10");
    life.know("2026-02-11", record("2026-02-01", {{day("2026-02-05"), course}, {day("2026-02-05"), module}}));
    CHECK(life.night("2026-02-20") == Lines{});
  }
}
