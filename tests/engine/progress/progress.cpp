#include "engine/progress/progress.hpp"

#include "tests/engine/progress/life.hpp"

using namespace safon;
using namespace safon::testing;

TEST_CASE("entry is on the day that the record names, known later or not") {
  SmallPolicy small({"a", "b"});
  Life life(small);
  life.know("2026-03-01", record("2026-01-15"));
  CHECK(life.night("2026-02-28") == Lines{});
  CHECK_FALSE(life.state.entered);
  CHECK(life.night("2026-03-05") == Lines{"2026-03-01 entered a since 2026-01-15"});
  CHECK(life.state.evaluated_through == day("2026-03-05"));
  CHECK(life.state.next == never);
}

TEST_CASE("a day of entry to come is waited for") {
  SmallPolicy small({"a", "b"});
  Life life(small);
  life.know("2026-03-01", record("2026-04-15"));
  CHECK(life.night("2026-03-31") == Lines{});
  CHECK(life.state.next == day("2026-04-15"));
  CHECK(life.night("2026-04-30") == Lines{"2026-04-15 entered a"});
}

TEST_CASE("entry is not before the policy is in force, nor without a day") {
  SmallPolicy small({"a", "b"});
  SUBCASE("clipped") {
    Life life(small);
    life.know("2026-03-01", record("2019-04-15"));
    CHECK(life.night("2026-03-31") == Lines{"2026-03-01 entered a since 2020-01-01"});
  }
  SUBCASE("unknown or absent, until the record says") {
    Life life(small);
    life.know("2026-03-01", {});
    life.know("2026-03-02", {.begin_absent = true});
    CHECK(life.night("2026-03-09") == Lines{});
    life.know("2026-03-10", record("2026-02-01"));
    CHECK(life.night("2026-03-31") == Lines{"2026-03-10 entered a since 2026-02-01"});
  }
  SUBCASE("the first record's day where the programme names none") {
    SmallPolicy plain({"a", "b"}, false);
    Life life(plain);
    life.know("2026-03-01", {});
    life.know("2026-03-02", {});
    CHECK(life.night("2026-03-31") == Lines{"2026-03-01 entered a"});
  }
  SUBCASE("nobody enters after it") {
    small.policy.in_force_to = day("2026-02-01");
    Life life(small);
    life.know("2026-01-01", record("2026-02-01"));
    CHECK(life.night("2026-03-31") == Lines{});
    life.know("2026-04-01", record("2026-01-31"));
    CHECK(life.night("2026-04-30") == Lines{"2026-04-01 entered a since 2026-01-31"});
  }
}

TEST_CASE("those who entered before the day that the policy applies from are left alone") {
  SmallPolicy small({"a", "b"});
  small.policy.in_force_from = small.policy.applies_from = day("2026-01-01");
  small.policy.applies = AppliesTo::entered_on_or_after;
  Life life(small);
  life.know("2026-03-01", record("2025-12-31"));
  CHECK(life.night("2026-03-31") == Lines{});
  CHECK_FALSE(life.state.entered);
  life.know("2026-04-01", record("2026-01-01"));
  CHECK(life.night("2026-04-30") == Lines{"2026-04-01 entered a since 2026-01-01"});
}

TEST_CASE("whoever entered under an earlier version is left alone as well, and their days are not settled") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.flag());
  const auto entered = [&](Date since) {
    ProgressState state;
    state.entered = true;
    state.history.push_back({.status = 0, .effective = since});
    state.evaluated_through = day("2026-01-31");
    return state;
  };
  std::vector<ProgressState> states{entered(day("2025-12-31")), entered(day("2026-01-01"))};
  Records records(small.policy);
  for (const std::uint32_t each : {0U, 1U})
    records.add(each, day("2026-02-01"), {.begin = states[each].history.front().effective, .flag = true});
  small.policy.applies = AppliesTo::entered_on_or_after;
  small.policy.applies_from = day("2026-01-01");
  Run run(small.policy.plan);
  const auto events = progress(
      {.policy = &small.policy, .batch = &records.batch, .versions = records.versions, .to = day("2026-02-02")}, states,
      run);
  REQUIRE(events.size() == 1);
  CHECK(events[0].participant == 1);
  CHECK(states[0].evaluated_through == day("2026-01-31"));
  CHECK(states[1].evaluated_through == day("2026-02-02"));
}

TEST_CASE("several automatic transitions follow in one run, each with its own day") {
  SmallPolicy small({"a", "b", "c"});
  small.transition({0}, 1, small.at_least(1, course));
  small.transition({1}, 2, small.at_least(2, coaching));
  Life life(small);
  life.know("2026-02-01",
            record("2026-01-01",
                   {{day("2026-03-09"), course}, {day("2026-03-20"), coaching}, {day("2026-04-02"), coaching}}));
  CHECK(life.night("2026-06-01") == Lines{"2026-02-01 entered a since 2026-01-01", "2026-03-09 status_changed a->b",
                                          "2026-04-02 status_changed b->c"});
}

TEST_CASE("a fact that arrives late takes effect from its own day") {
  SmallPolicy small({"a", "b", "c"});
  small.transition({0}, 1, small.at_least(1, course));
  small.transition({1}, 2, small.at_least(1, coaching, Duration{.days = 3}));
  Life life(small);
  life.know("2026-02-01", record("2026-01-01"));
  CHECK(life.night("2026-05-01") == Lines{"2026-02-01 entered a since 2026-01-01"});
  life.know("2026-05-02", record("2026-01-01", {{day("2026-03-09"), course}, {day("2026-03-11"), coaching}}));
  // What was met for a few days in March has lapsed by May: it had its effect all the same.
  CHECK(life.night("2026-06-01") ==
        Lines{"2026-05-02 status_changed a->b since 2026-03-09", "2026-05-02 status_changed b->c since 2026-03-11"});
}

TEST_CASE("unknown never advances") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.flag());
  Life life(small);
  life.know("2026-02-01", record("2026-01-01"));
  CHECK(life.night("2026-06-01").size() == 1);
  CHECK(life.state.history.size() == 1);
}

TEST_CASE("two transitions with different targets stop a participant until newer facts resolve it") {
  SmallPolicy small({"a", "b", "c"});
  small.transition({0}, 1, small.at_least(1, course));
  small.transition({0}, 2, small.at_least(1, coaching));
  Life life(small);
  life.know("2026-02-01", record("2026-01-01", {{day("2026-03-01"), course}, {day("2026-03-01"), coaching}}));
  CHECK(life.night("2026-03-10") == Lines{"2026-02-01 entered a since 2026-01-01",
                                          "2026-03-01 stopped: `a->b` and `a->c` are met on the same day, 2026-03-01"});
  CHECK(life.state.stopped);
  CHECK(life.state.next == never);
  life.know("2026-03-20", record("2026-01-01", {{day("2026-03-01"), course}, {day("2026-03-01"), coaching}}));
  CHECK(life.night("2026-03-31") == Lines{});
  life.know("2026-04-01", record("2026-01-01", {{day("2026-03-01"), course}, {day("2026-03-02"), coaching}}));
  CHECK(life.night("2026-04-30") == Lines{"2026-04-01 resumed", "2026-04-01 status_changed a->b since 2026-03-01"});
  CHECK_FALSE(life.state.stopped);
}

TEST_CASE("what goes before all others is followed alone on a day on which others are met") {
  SmallPolicy small({"a", "b", "gone", "back"});
  small.transition({0}, 1, small.at_least(1, course));
  small.transition({0}, 3, small.at_least(1, coaching), 1);
  const auto leaves = small.transition({0, 1, 3}, 2, small.at_least(1, module));
  small.programme().transitions[leaves].before_others = true;
  small.programme().statuses[2].final = true;
  Life life(small);
  SUBCASE("the other is met on the same day") {
    life.know("2026-02-01", record("2026-01-01", {{day("2026-03-01"), course}, {day("2026-03-01"), module}}));
    CHECK(life.night("2026-03-10") ==
          Lines{"2026-02-01 entered a since 2026-01-01", "2026-03-01 status_changed a+b+back->gone"});
  }
  SUBCASE("what was met earlier was followed earlier") {
    life.know("2026-02-01", record("2026-01-01", {{day("2026-03-01"), course}, {day("2026-03-02"), module}}));
    CHECK(life.night("2026-03-10") == Lines{"2026-02-01 entered a since 2026-01-01", "2026-03-01 status_changed a->b",
                                            "2026-03-02 status_changed a+b+back->gone"});
  }
  SUBCASE("a case that waits is withdrawn") {
    life.know("2026-02-01", record("2026-01-01", {{day("2026-03-01"), coaching}, {day("2026-03-05"), module}}));
    CHECK(life.night("2026-03-10") == Lines{"2026-02-01 entered a since 2026-01-01", "2026-03-01 case_opened a->back",
                                            "2026-03-05 status_changed a+b+back->gone",
                                            "2026-03-05 case_withdrawn a->back"});
    CHECK(life.state.cases.empty());
  }
  SUBCASE("two that go first, to different statuses, are in conflict") {
    small.programme().transitions[0].before_others = true;
    life.know("2026-02-01", record("2026-01-01", {{day("2026-03-01"), course}, {day("2026-03-01"), module}}));
    CHECK(life.night("2026-03-10").back() ==
          "2026-03-01 stopped: `a->b` and `a+b+back->gone` are met on the same day, 2026-03-01");
  }
  SUBCASE("reviews know it: what was recorded before all was known would have been the other") {
    life.know("2026-02-01", record("2026-01-01", {{day("2026-03-01"), course}}));
    CHECK(life.night("2026-03-10").back() == "2026-03-01 status_changed a->b");
    life.know("2026-03-11", record("2026-01-01", {{day("2026-03-01"), course}, {day("2026-03-01"), module}}));
    const auto found = life.night("2026-03-12");
    CHECK(found.front().find("`gone` would have come first, on 2026-03-01") != std::string::npos);
  }
}

TEST_CASE("two transitions with one target are no conflict: the first in order is taken") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.at_least(1, course));
  small.transition({0}, 1, small.at_least(1, course));
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-01"), course}}));
  CHECK(life.night("2026-03-10") == Lines{"2026-02-01 entered a", "2026-02-01 status_changed a->b"});
  CHECK(life.state.history.back().transition == 0);
}

TEST_CASE("transitions that go round in a circle on one day stop") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.at_least(1, course));
  small.transition({1}, 0, small.at_least(1, coaching));
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-01"), course}, {day("2026-02-01"), coaching}}));
  CHECK(life.night("2026-03-10") ==
        Lines{"2026-02-01 entered a", "2026-02-01 status_changed a->b",
              "2026-02-01 stopped: `b->a` leads back to `a`, which was reached on the same day, 2026-02-01"});
}

TEST_CASE("nothing happens after a final status") {
  SmallPolicy small({"a", "b", "c"});
  small.programme().statuses[1].final = true;
  small.transition({0}, 1, small.at_least(1, course));
  small.transition({1}, 2, small.at_least(1, course));
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-02"), course}}));
  CHECK(life.night("2026-03-10") == Lines{"2026-02-01 entered a", "2026-02-02 status_changed a->b"});
  CHECK(life.state.next == never);
}

TEST_CASE("a status expires on its day, and the day is foreseen") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.held_for({.months = 1}));
  Life life(small);
  life.know("2026-01-31", record("2026-01-31"));
  CHECK(life.night("2026-02-01") == Lines{"2026-01-31 entered a"});
  CHECK(life.state.next == day("2026-02-28"));
  CHECK(life.night("2026-06-01") == Lines{"2026-02-28 status_changed a->b"});
}

TEST_CASE("an earlier day than the last settled one changes nothing") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.at_least(1, course));
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-10"), course}}));
  CHECK(life.night("2026-02-05") == Lines{"2026-02-01 entered a"});
  CHECK(life.night("2026-02-04") == Lines{});
  CHECK(life.night("2026-02-05") == Lines{});
  CHECK(life.state.evaluated_through == day("2026-02-05"));
}

TEST_CASE("changed rules count from the next day on") {
  SmallPolicy before({"a", "b"}), after({"a", "b"});
  before.transition({0}, 1, before.at_least(2, course));
  after.transition({0}, 1, after.at_least(1, course));
  Life life(before);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-01"), course}}));
  CHECK(life.night("2026-03-01") == Lines{"2026-02-01 entered a"});
  Run run(after.policy.plan);
  auto events = progress({.policy = &after.policy,
                          .batch = &life.records.batch,
                          .versions = life.records.versions,
                          .to = day("2026-03-05"),
                          .rules_changed = true},
                         {&life.state, 1}, run);
  CHECK(to_text(after.policy, events) == Lines{"2026-03-02 status_changed a->b"});
}
