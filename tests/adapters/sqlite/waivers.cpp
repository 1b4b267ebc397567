// Waivers in the register: numbered, chained, checked, and whole whatever happens.
#include "adapters/sqlite/verify/waivers.hpp"
#include "adapters/sqlite/waivers/waiver_book.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <random>

#include "adapters/sqlite/schema.hpp"
#include "fixture.hpp"

namespace safon::test {
namespace {

using Kind = WaiverEventKind;

struct Desk {
  Folder folder;
  std::string path = folder / "r";
  CompiledPolicy policy = small_policy();
  RegisterFile in = opened(path);

  Desk() {
    policy.waivables = {{.what = "certificate", .text = "requirement certificate { }"}};
    fill(in, policy);
  }

  WaiverEvent event(Kind kind, const std::string& by, Date on, std::int64_t waiver = 0) const {
    WaiverEvent made{.waiver = waiver,
                     .kind = kind,
                     .participant = 2,
                     .id = "w2",
                     .what = "certificate",
                     .on = on,
                     .by = by,
                     .role = "officer",
                     .reason = "because",
                     .rule = rule_of(policy.waivables.front())};
    if (kind == Kind::proposed) made.until = Date{on.days + 100}, made.approvers = 1;
    return made;
  }

  WaiverEvent record(const WaiverEvent& event, bool changes = false) {
    return ok(append_waiver_event(in, policy, ok(waiver_events(in, policy.name)).size(), changes, event));
  }

  std::vector<Finding> found() {
    const CompiledPolicy* const policies[] = {&policy};
    return check_waivers(in, policies);
  }
};

TEST_CASE("waivers are numbered in the order of their proposals, and rest on the newest record") {
  Desk desk;
  CHECK(desk.record(desk.event(Kind::proposed, "A", day(2026, 11, 10))).waiver == 1);
  CHECK(desk.record(desk.event(Kind::proposed, "A", day(2026, 11, 10))).waiver == 2);
  const auto approved = desk.record(desk.event(Kind::approved, "B", day(2026, 11, 10), 2), true);
  CHECK(approved.known_from == day(2026, 11, 11));
  const auto events = ok(waiver_events(desk.in, desk.policy.name));
  REQUIRE(events.size() == 3);
  CHECK(events[0].id == "w2");
  CHECK(events[0].version > 0);
  CHECK(events[0].until == Date{day(2026, 11, 10).days + 100});
  CHECK(events[2].rule == rule_of(desk.policy.waivables.front()));
  CHECK(desk.found().empty());
}

TEST_CASE("what is approved for a day that is settled already is known from the day after the settled ones") {
  Desk desk;
  desk.record(desk.event(Kind::proposed, "A", day(2026, 11, 2)));
  const auto approved = desk.record(desk.event(Kind::approved, "B", day(2026, 11, 2), 1), true);
  CHECK(approved.known_from == day(2026, 11, 10));  // evaluated through the 9th
}

TEST_CASE("whoever was slower is told, and what makes no sense is refused") {
  Desk desk;
  desk.record(desk.event(Kind::proposed, "A", day(2026, 11, 10)));
  const auto late =
      append_waiver_event(desk.in, desk.policy, 0, true, desk.event(Kind::approved, "B", day(2026, 11, 10), 1));
  REQUIRE(!late);
  CHECK(late.error().code == RegisterFault::stale);
  auto strange = desk.event(Kind::approved, "B", day(2026, 11, 10), 1);
  strange.rule = "no hash";
  CHECK(append_waiver_event(desk.in, desk.policy, 1, true, strange).error().code == RegisterFault::invalid);
  strange = desk.event(Kind::proposed, "B", day(2026, 11, 10));
  strange.participant = 99;
  CHECK(append_waiver_event(desk.in, desk.policy, 1, true, strange).error().code == RegisterFault::unknown_name);
}

TEST_CASE("what a parameter is adjusted to is kept with the proposal, and found where the policy does not allow it") {
  Desk desk;
  desk.policy.waivables = {
      {.what = "visits_needed",
       .text = "parameter visits_needed : percentage { }",
       .adjustable =
           Adjustable{.kind = ParameterValue::Kind::percentage, .least = 200'000, .most = 800'000, .own = {}}}};
  auto proposal = desk.event(Kind::proposed, "A", day(2026, 11, 10));
  proposal.what = "visits_needed";
  proposal.value = ParameterValue{ParameterValue::Kind::percentage, 500'000};
  CHECK(desk.record(proposal).waiver == 1);
  auto approval = desk.event(Kind::approved, "B", day(2026, 11, 10), 1);
  approval.what = "visits_needed";
  desk.record(approval, true);
  CHECK(desk.found().empty());
  const auto events = ok(waiver_events(desk.in, desk.policy.name));
  CHECK(events.at(0).value == proposal.value);
  CHECK(!events.at(1).value);

  proposal.value->value = 900'000;
  desk.record(proposal);
  CHECK(desk.found().at(0).what == "adjusts the parameter to 90%, which lies beyond the policy's bounds");
  proposal.value.reset();
  desk.record(proposal);
  CHECK(desk.found().at(1).what == "rests on a policy text that does not let this be waived");
  approval.value = ParameterValue{ParameterValue::Kind::percentage, 500'000};
  desk.record(approval);
  const Finding stray{"adjustment", "3", "belongs to no proposal"};
  const auto found = desk.found();
  CHECK(std::ranges::find(found, stray) != found.end());
}

TEST_CASE("an event that could not have been recorded is found") {
  Desk desk;
  desk.record(desk.event(Kind::proposed, "A", day(2026, 11, 10)));
  desk.record(desk.event(Kind::approved, "A", day(2026, 11, 10), 1), true);
  auto found = desk.found();
  REQUIRE(found.size() == 1);
  CHECK(found[0] == Finding{"waiver_event", "2",
                            "could not be recorded: `A` has proposed waiver 1, so somebody else has to approve it"});
  desk.record(desk.event(Kind::withdrawn, "A", day(2026, 11, 10), 7));
  found = desk.found();
  REQUIRE(found.size() == 2);
  CHECK(found[1].what == "is about a waiver that nobody has proposed");
}

TEST_CASE("an approval that brought nothing, and another text than the policy has, are found") {
  Desk desk;
  desk.record(desk.event(Kind::proposed, "A", day(2026, 11, 10)));
  desk.record(desk.event(Kind::approved, "B", day(2026, 11, 10), 1));
  CHECK(desk.found().at(0).what == "lacks the day that knows of it");
  auto other = desk.event(Kind::proposed, "A", day(2026, 11, 10));
  other.rule = std::string(64, '0');
  desk.record(other);
  CHECK(desk.found().at(1).what == "names another text of the requirement than the policy has");
}

TEST_CASE("killed while waivers are recorded, the register is as it was between two of them") {
  std::mt19937 random(20261123);
  Desk desk;
  for (int round = 0; round < 8; ++round) {
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
      auto file = RegisterFile::open(desk.path, OpenMode::write, 5000);
      for (;;) {
        const auto events = waiver_events(*file, desk.policy.name);
        if (!events || !append_waiver_event(*file, desk.policy, events->size(), false,
                                            desk.event(Kind::proposed, "A", day(2026, 11, 10))))
          ::_exit(1);
        if (::write(ready[1], "x", 1) != 1) ::_exit(1);
      }
    }
    char told = 0;
    REQUIRE(::read(ready[0], &told, 1) == 1);
    ::usleep(static_cast<useconds_t>(random() % 20000));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ready[0]);
    ::close(ready[1]);
    const CompiledPolicy* const policies[] = {&desk.policy};
    RegisterFile again = opened(desk.path, OpenMode::write);
    CHECK(ok(verify(again, policies)).findings.empty());
    const auto events = ok(waiver_events(again, desk.policy.name));
    REQUIRE(!events.empty());
    CHECK(events.back().waiver == static_cast<std::int64_t>(events.size()));
  }
}

}  // namespace
}  // namespace safon::test
