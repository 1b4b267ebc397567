// What officers take away and give back without the rules.
#include "engine/progress/progress.hpp"

#include <algorithm>

#include "tests/engine/progress/life.hpp"

using namespace safon;
using namespace safon::testing;

namespace {

constexpr std::uint8_t enrolled = 0, holder = 1, revoked = 2, leader = 3;

/// enrolled -> holder when a course; revoked by 2; reinstated by 1, to what was held or to a name.
SmallPolicy certificate(bool to_previous) {
  SmallPolicy small({"enrolled", "holder", "revoked", "leader"});
  auto& ways = small.programme().transitions;
  small.transition({enrolled}, holder, small.at_least(1, course));
  ways[small.transition({enrolled, holder, leader}, revoked, no_reg, 2)].decided = Decided::revoked;
  if (to_previous) {
    small.programme().statuses[revoked].away = true;
    for (const auto to : {enrolled, holder, leader}) {
      auto& back = ways[small.transition({revoked}, to, no_reg, 1)];
      back.decided = Decided::reinstated;
      back.restores = true;
    }
  } else {
    ways[small.transition({revoked}, enrolled, no_reg, 1)].decided = Decided::reinstated;
  }
  small.transition({holder}, leader, small.at_least(1, coaching), 1);
  return small;
}

Decision revoke(const char* on, const char* by, const char* reason = "") {
  return {.to = revoked, .on = day(on), .by = by, .reason = reason, .defer_until = {}, .decided = Decided::revoked};
}
Decision reinstate(const char* on, std::uint8_t to, const char* reason = "the appeal was upheld") {
  return {.to = to, .on = day(on), .by = "Cai", .reason = reason, .defer_until = {}, .decided = Decided::reinstated};
}

}  // namespace

TEST_CASE("a status is revoked when as many people as the rule asks for have said so") {
  auto small = certificate(true);
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}, {day("2026-02-20"), coaching}}));
  (void)life.night("2026-03-01");
  REQUIRE(life.state.cases.size() == 1);  // for leader
  CHECK(life.refusal(revoke("2026-03-01", "Ann")) == "a status is revoked with a reason");
  CHECK(life.refusal(revoke("2026-03-01", "", "copied")) == "a decision needs the name of the person who takes it");
  CHECK(life.done(revoke("2026-03-01", "Ann", "copied")) ==
        Lines{"2026-03-01 revoked enrolled+holder+leader->revoked by Ann: copied"});
  CHECK(life.state.history.back().status == holder);
  CHECK(life.refusal(revoke("2026-03-01", "Ann", "again")) ==
        "`Ann` has decided this already, and it takes another person");
  CHECK(life.refusal(revoke("2026-03-01", " ann", "again")) ==
        "` ann` has decided this already, and it takes another person");
  CHECK(life.refusal({.to = revoked, .on = day("2026-03-01"), .by = "Bob"}) ==
        "the case for `revoked` is no certification: it is confirmed by revoking");
  // Nights do nothing to what waits for people.
  CHECK(life.night("2026-03-10") == Lines{});
  CHECK(life.refusal(revoke("2026-02-20", "Bob")) == "it was proposed on 2026-03-01, after 2026-02-20");
  CHECK(life.refusal(revoke("2026-03-11", "Bob")) ==
        "evaluated only up to 2026-03-10: evaluate as of 2026-03-11 before deciding on that day");
  CHECK(life.done(revoke("2026-03-10", "Bob")) == Lines{"2026-03-10 revoked enrolled+holder+leader->revoked by Bob",
                                                        "2026-03-10 status_changed enrolled+holder+leader->revoked",
                                                        "2026-03-10 case_withdrawn holder->leader"});
  CHECK(life.state.cases.empty());
  // The rules lead nobody out, whatever is met.
  CHECK(life.night("2026-06-01") == Lines{});
  CHECK(life.refusal(revoke("2026-06-01", "Ann", "once more")) ==
        "the policy lets nobody revoke `revoked` to `revoked`");
}

TEST_CASE("what was revoked is given back as it was, and the rules go on from there") {
  auto small = certificate(true);
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}}));
  (void)life.night("2026-03-01");
  (void)life.done(revoke("2026-03-01", "Ann", "copied"));
  (void)life.done(revoke("2026-03-01", "Bob"));
  life.know("2026-04-01", record("2026-02-01", {{day("2026-02-05"), course}, {day("2026-03-20"), coaching}}));
  CHECK(life.night("2026-04-10") == Lines{});
  CHECK(life.refusal(reinstate("2026-04-10", leader)) ==
        "the policy lets nobody reinstate anybody from `revoked` in `leader`");
  CHECK(life.refusal(reinstate("2026-04-10", holder, "")) == "a status is reinstated with a reason");
  CHECK(life.done(reinstate("2026-04-10", holder)) ==
        Lines{"2026-04-10 reinstated revoked->holder by Cai: the appeal was upheld",
              "2026-04-10 status_changed revoked->holder: restored: held since 2026-02-05"});
  CHECK(life.night("2026-04-20") == Lines{"2026-04-11 case_opened holder->leader since 2026-04-10"});
}

TEST_CASE("to a status by its name it begins anew") {
  auto small = certificate(false);
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}}));
  (void)life.night("2026-03-01");
  (void)life.done(revoke("2026-03-01", "Ann", "copied"));
  (void)life.done(revoke("2026-03-01", "Bob"));
  (void)life.night("2026-04-10");
  CHECK(life.done(reinstate("2026-04-10", enrolled)) ==
        Lines{"2026-04-10 reinstated revoked->enrolled by Cai: the appeal was upheld",
              "2026-04-10 status_changed revoked->enrolled"});
  CHECK(life.night("2026-04-12") == Lines{"2026-04-11 status_changed enrolled->holder since 2026-04-10"});
}

TEST_CASE("a proposal ends with the status that it is about, or when somebody declines it") {
  auto small = certificate(true);
  small.transition({holder}, enrolled, small.negate(small.at_least(1, course)));
  small.programme().transitions[1].from = {holder};
  Life life(small);
  life.know("2026-02-01", record("2026-02-01", {{day("2026-02-05"), course}}));
  (void)life.night("2026-03-01");
  (void)life.done(revoke("2026-03-01", "Ann", "copied"));
  SUBCASE("it is declined, and may be proposed again on the same day") {
    CHECK(life.done({.certify = false, .to = revoked, .on = day("2026-03-01"), .by = "Bob", .reason = "no proof"}) ==
          Lines{"2026-03-01 declined enrolled+holder+leader->revoked by Bob: no proof"});
    CHECK(life.state.cases.empty());
    CHECK(life.state.declined.empty());
    CHECK(life.done(revoke("2026-03-01", "Bob", "proof has come")).size() == 1);
  }
  SUBCASE("the status is lost by the rules") {
    life.know("2026-03-05", record("2026-02-01"));
    const auto lines = life.night("2026-03-06");
    CHECK(std::ranges::count(lines, "2026-03-05 status_changed holder->enrolled since 2026-02-05") == 1);
    CHECK(std::ranges::count(lines, "2026-03-05 case_withdrawn enrolled+holder+leader->revoked since 2026-02-05") == 1);
    CHECK(life.state.cases.empty());
  }
}

TEST_CASE("newer facts open no review of what people have decided") {
  auto small = certificate(true);
  Life life(small);
  life.know("2026-02-01", record("2026-02-01"));
  (void)life.night("2026-03-01");
  (void)life.done(revoke("2026-03-01", "Ann", "copied"));
  (void)life.done(revoke("2026-03-01", "Bob"));
  life.know("2026-03-05", record("2026-02-01", {{day("2026-03-02"), course}}));
  CHECK(life.night("2026-03-06") == Lines{});
  CHECK(life.state.reviews == 0);
}

TEST_CASE("nothing is revoked of whoever has not entered") {
  auto small = certificate(true);
  Life life(small);
  CHECK(life.refusal(revoke("2026-03-01", "Ann", "copied")) == "nothing is held in the programme `programme` yet");
}

TEST_CASE("the decision that an event records") {
  const Event event{.kind = EventKind::revoked, .on = day("2026-03-01"), .to = revoked, .by = "Ann", .text = "copied"};
  const auto decision = decision_in(event);
  REQUIRE(decision);
  CHECK(decision->decided == Decided::revoked);
  CHECK(decision->to == revoked);
  CHECK(decision->reason == "copied");
  CHECK(!decision_in({.kind = EventKind::status_changed}));
  CHECK(decision_in({.kind = EventKind::deferred, .due = day("2026-04-01")})->defer_until == day("2026-04-01"));
  CHECK(decision_in({.kind = EventKind::reinstated})->decided == Decided::reinstated);
}
