// Cases that nobody decides in time.
#include "engine/progress/progress.hpp"

#include "tests/engine/progress/life.hpp"

using namespace safon;
using namespace safon::testing;

namespace {

/// a -> b when there has been a course, certified by two officers within five days.
struct Waiting {
  SmallPolicy small;
  Waiting() : small({"a", "b"}) {
    const auto made = small.transition({0}, 1, small.at_least(1, course), 2);
    small.programme().transitions[made].certify_within = {{small.policy.in_force_from, {.days = 5}}};
  }
};

const Lines opened{"2026-02-01 entered a", "2026-02-10 case_opened a->b due 2026-02-15"};
const Lines overdue{"2026-02-16 case_overdue a->b due 2026-02-15"};

}  // namespace

TEST_CASE("a case is overdue on the day after the last one in time, once") {
  Waiting policy;
  Life life(policy.small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-10"), course}}));
  SUBCASE("night by night") {
    CHECK(life.night("2026-02-14") == opened);
    CHECK(life.state.next == day("2026-02-16"));
    CHECK(life.night("2026-02-15") == Lines{});
    CHECK(life.night("2026-02-16") == overdue);
    CHECK(life.state.cases.front().overdue);
    CHECK(life.state.next == never);
    life.know("2026-02-20", record("2026-02-01", {{day("2026-02-09"), course}}));
    CHECK(life.night("2026-03-31") == Lines{});
  }
  SUBCASE("in one night, much later") {
    CHECK(life.night("2026-06-30") == Lines{opened[0], opened[1], overdue[0]});
  }
  SUBCASE("one of two officers is not enough, and it is not too late to certify") {
    (void)life.night("2026-02-12");
    (void)life.done({.to = 1, .on = day("2026-02-12"), .by = "Ann"});
    CHECK(life.night("2026-02-28") == overdue);
    CHECK(life.done({.to = 1, .on = day("2026-02-28"), .by = "Bob"}) ==
          Lines{"2026-02-28 certified a->b by Bob", "2026-02-28 status_changed a->b"});
    CHECK(life.night("2026-03-31") == Lines{});
  }
}

TEST_CASE("a case that is closed in time is never overdue") {
  Waiting policy;
  Life life(policy.small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-10"), course}}));
  (void)life.night("2026-02-15");
  SUBCASE("certified on the last day") {
    (void)life.done({.to = 1, .on = day("2026-02-15"), .by = "Ann"});
    (void)life.done({.to = 1, .on = day("2026-02-15"), .by = "Bob"});
  }
  SUBCASE("declined on the last day") {
    (void)life.done({.certify = false, .to = 1, .on = day("2026-02-15"), .by = "Ann", .reason = "no"});
  }
  CHECK(life.night("2026-03-31") == Lines{});
}

TEST_CASE("evidence that is gone on the first day too late withdraws the case instead") {
  Waiting policy;
  Life life(policy.small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-10"), course}}));
  (void)life.night("2026-02-15");
  life.know("2026-02-16", record("2026-02-01"));
  CHECK(life.night("2026-03-31") == Lines{"2026-02-16 case_withdrawn a->b"});
  // Opened again, it has a new deadline.
  life.know("2026-04-01", record("2026-02-01", {{day("2026-04-01"), course}}));
  CHECK(life.night("2026-06-30") ==
        Lines{"2026-04-01 case_opened a->b due 2026-04-06", "2026-04-07 case_overdue a->b due 2026-04-06"});
}

TEST_CASE("while transitions conflict nobody can decide, so nothing becomes overdue; afterwards it counts") {
  SmallPolicy small({"a", "b", "c", "d"});
  const auto made = small.transition({0}, 1, small.at_least(1, course), 1);
  small.programme().transitions[made].certify_within = {{small.policy.in_force_from, {.days = 5}}};
  small.transition({0}, 2, small.at_least(1, coaching));
  small.transition({0}, 3, small.at_least(1, module));
  Life life(small);
  life.know(
      "2026-02-01",
      record("2026-02-01", {{day("2026-02-10"), course}, {day("2026-02-12"), coaching}, {day("2026-02-12"), module}}));
  CHECK(life.night("2026-03-31") ==
        Lines{opened[0], opened[1], "2026-02-12 stopped: `a->c` and `a->d` are met on the same day, 2026-02-12"});
  life.know("2026-04-01", record("2026-02-01", {{day("2026-02-10"), course}}));
  CHECK(life.night("2026-04-30") ==
        Lines{"2026-04-01 resumed", "2026-04-01 case_overdue a->b since 2026-02-16 due 2026-02-15"});
}

namespace {

/// The same, escalated to one after five days, to another three days later.
struct Escalating : Waiting {
  Escalating() {
    small.policy.duties = {{"head", {}}, {"director", {}}};
    small.programme().transitions[0].escalations = {{0, {}}, {1, {{small.policy.in_force_from, {.days = 3}}}}};
  }
};

const Lines to_head{"2026-02-16 case_escalated a->b due 2026-02-15: head"};
const Lines to_director{"2026-02-19 case_escalated a->b due 2026-02-15: director"};

}  // namespace

TEST_CASE("a case that is overdue is escalated, once to each") {
  Escalating policy;
  Life life(policy.small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-10"), course}}));
  SUBCASE("night by night") {
    CHECK(life.night("2026-02-15") == opened);
    CHECK(life.night("2026-02-16") == Lines{overdue[0], to_head[0]});
    CHECK(life.state.cases.front().escalated_to == std::vector<std::string>{"head"});
    CHECK(life.state.next == day("2026-02-19"));
    CHECK(life.night("2026-02-18") == Lines{});
    CHECK(life.night("2026-02-19") == to_director);
    CHECK(life.state.cases.front().escalated_to == std::vector<std::string>{"head", "director"});
    CHECK(life.state.next == never);
    CHECK(life.night("2026-06-30") == Lines{});
  }
  SUBCASE("in one night, much later") {
    CHECK(life.night("2026-06-30") == Lines{opened[0], opened[1], overdue[0], to_head[0], to_director[0]});
  }
  SUBCASE("deferring does not stop it") {
    (void)life.night("2026-02-12");
    (void)life.done({.certify = false,
                     .to = 1,
                     .on = day("2026-02-12"),
                     .by = "Ann",
                     .reason = "waits",
                     .defer_until = day("2026-03-01")});
    CHECK(life.night("2026-02-28") == Lines{overdue[0], to_head[0], to_director[0]});
  }
  SUBCASE("what is decided in between goes no further") {
    (void)life.night("2026-02-18");
    (void)life.done({.certify = false, .to = 1, .on = day("2026-02-18"), .by = "Ann", .reason = "no"});
    CHECK(life.night("2026-06-30") == Lines{});
  }
}

TEST_CASE("where the calendar ends before a level it is never reached") {
  Escalating policy;
  policy.small.programme().transitions[0].escalations[1].later = {{first_date, {.working_days = 3}}};
  Life life(policy.small);  // without a calendar
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-10"), course}}));
  CHECK(life.night("2026-06-30") == Lines{opened[0], opened[1], overdue[0], to_head[0]});
  CHECK(life.state.next == never);
}

TEST_CASE("the first may also be told some time after the deadline, and each time is that of the day of opening") {
  Escalating policy;
  auto& escalations = policy.small.programme().transitions[0].escalations;
  escalations[0].later = {{first_date, {.days = 1}}};
  escalations[1].later = {{first_date, {.days = 2}}, {day("2026-02-11"), {.days = 30}}};
  Life life(policy.small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-10"), course}}));
  CHECK(life.night("2026-06-30") == Lines{opened[0], opened[1], overdue[0],
                                          "2026-02-17 case_escalated a->b due 2026-02-15: head",
                                          "2026-02-19 case_escalated a->b due 2026-02-15: director"});
}
