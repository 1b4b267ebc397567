#include "engine/progress/progress.hpp"

#include <doctest/doctest.h>

#include "tests/engine/progress/small_policy.hpp"

using namespace safon;
using namespace safon::testing;

namespace {

using Lines = std::vector<std::string>;

/// One participant whose nights and decisions are told one by one.
struct Life {
  SmallPolicy& small;
  Records records;
  Run run;
  ProgressState state;
  const Calendar* calendar = nullptr;

  explicit Life(SmallPolicy& policy) : small(policy), records(policy.policy), run(policy.policy.plan) {}

  void know(const char* from, const Record& record) { records.add(0, day(from), record); }
  Lines night(const char* to) {
    return to_text(small.policy, progress({.policy = &small.policy,
                                           .batch = &records.batch,
                                           .versions = records.versions,
                                           .to = day(to),
                                           .calendar = calendar},
                                          {&state, 1}, run));
  }
  std::variant<Lines, std::string> decide(Decision decision) {
    auto outcome = safon::decide(small.policy, 0, decision, 0, state);
    if (auto* why = std::get_if<std::string>(&outcome)) return *why;
    return to_text(small.policy, std::get<std::vector<Event>>(outcome));
  }
  std::string refusal(Decision decision) { return std::get<std::string>(decide(decision)); }
  Lines done(Decision decision) { return std::get<Lines>(decide(decision)); }
};

constexpr int course = 0, coaching = 1, module = 2;

Record record(const char* begin, std::vector<Activity> items = {}, std::optional<bool> flag = {}) {
  return {.begin = day(begin), .flag = flag, .activities = std::move(items)};
}

}  // namespace

namespace doctest {
template <>
struct StringMaker<Lines> {
  static String convert(const Lines& lines) {
    std::string text;
    for (const auto& line : lines) text += "\n  " + line;
    return text.c_str();
  }
};
}  // namespace doctest

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

// ------------------------------------------------------------------------------------------------------------ cases

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
  small.programme().transitions[0].certify_within = Duration{.working_days = 3};
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

// ---------------------------------------------------------------------------------------------------------- reviews

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
