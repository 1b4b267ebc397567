// The third promise: whichever nights are run, the history that is written is the same, and it is the one that the
// definition gives day by day.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "engine/progress/progress.hpp"
#include "tests/engine/progress/plain_life.hpp"
#include "tests/engine/progress/random_lives.hpp"

using namespace safon;
using namespace safon::testing;

namespace {

using Lines = std::vector<std::string>;

std::string line(const CompiledPolicy& policy, const Event& event) {
  return to_text(policy, event) + " [" + std::to_string(event.from) + ">" + std::to_string(event.to) + " row " +
         std::to_string(event.version) + "]";
}

void describe(const ProgressState& state, Lines& lines) {
  for (const auto& held : state.history)
    lines.push_back("held " + std::to_string(held.status) + " since " + to_iso(held.effective) +
                    (held.certified ? " certified" : ""));
  for (const auto& open : state.cases)
    lines.push_back("case " + std::to_string(open.transition) + " since " + to_iso(open.since) + " opened " +
                    to_iso(open.opened) + " by " + std::to_string(open.certified_by.size()) +
                    (open.due ? " due " + to_iso(*open.due) : "") + (open.overdue ? ", overdue" : "") +
                    std::string(open.escalated_to.size(), '+'));
  for (const auto& closed : state.declined)
    lines.push_back("declined " + std::to_string(closed.transition) + " on " + to_iso(closed.on));
  lines.push_back("reviews " + std::to_string(state.reviews) + (state.stopped ? ", stopped" : ""));
}

struct Histories {
  std::vector<Lines> lines{participants};  // by participant
  std::vector<std::vector<Event>> events{participants};
  std::vector<std::string> broken_promises;  // of a next day that came too late
};

Histories by_definition(const Case& made) {
  Histories histories;
  const auto& policy = made.small.policy;
  for (std::uint32_t p = 0; p < participants; ++p) {
    std::vector<RecordVersion> known;
    for (const auto& version : made.records.versions)
      if (version.participant == p) known.push_back(version);
    PlainLife life(policy, made.records.batch, made.calendar(), known, start);
    for (const auto& [participant, decision] : made.decisions) {
      if (participant != p) continue;
      life.live(decision.on);
      life.decide(decision);
    }
    life.live(after_start(horizon));
    for (const auto& event : life.events) histories.lines[p].push_back(line(policy, event));
    describe(life.state, histories.lines[p]);
    histories.events[p] = std::move(life.events);
  }
  return histories;
}

/// Only what matters, as the register gives it.
std::vector<RecordVersion> versions_that_matter(const Case& made, const std::vector<ProgressState>& states, Date to) {
  std::vector<RecordVersion> matter;
  const auto& all = made.records.versions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& state = states[all[i].participant];
    const bool superseded = i + 1 < all.size() && all[i + 1].participant == all[i].participant &&
                            all[i + 1].known_from <= state.evaluated_through;
    if (all[i].known_from <= to && (!state.entered || !superseded)) matter.push_back(all[i]);
  }
  return matter;
}

/// Runs these nights, and one on each day of a decision. `policy` may be another one than the case's own.
Histories by_nights(const Case& made, const CompiledPolicy& policy, const std::set<Date>& nights) {
  Histories histories;
  std::vector<ProgressState> states(participants);
  Run run(policy.plan);
  auto night = [&](Date to) {
    const auto versions = versions_that_matter(made, states, to);
    for (auto& event : progress({.policy = &policy,
                                 .batch = &made.records.batch,
                                 .versions = versions,
                                 .to = to,
                                 .calendar = made.calendar()},
                                states, run)) {
      histories.lines[event.participant].push_back(line(policy, event));
      histories.events[event.participant].push_back(event);
    }
    for (std::uint32_t p = 0; p < participants; ++p)
      if (states[p].next <= to && states[p].next != never)
        histories.broken_promises.push_back("next day " + to_iso(states[p].next) + " after " + to_iso(to));
  };
  auto left = nights.begin();
  for (const auto& [participant, decision] : made.decisions) {
    for (; left != nights.end() && *left <= decision.on; ++left) night(*left);
    night(decision.on);
    auto outcome = decide(policy, 0, decision, participant, states[participant]);
    if (const auto* events = std::get_if<std::vector<Event>>(&outcome))
      for (const auto& event : *events) histories.lines[participant].push_back(line(policy, event));
  }
  for (; left != nights.end(); ++left) night(*left);
  night(after_start(horizon));
  for (std::uint32_t p = 0; p < participants; ++p) describe(states[p], histories.lines[p]);
  return histories;
}

std::set<Date> random_nights(Random& random) {
  std::set<Date> nights;
  const int rarity = random.number(1, 40);
  for (int d = 0; d <= horizon; ++d)
    if (random.one_in(rarity)) nights.insert(after_start(d));
  return nights;
}

std::set<Date> every_night() {
  std::set<Date> nights;
  for (int d = 0; d <= horizon; ++d) nights.insert(after_start(d));
  return nights;
}

std::string compared(const Lines& expected, const Lines& found) {
  std::string text;
  for (std::size_t i = 0; i < std::max(expected.size(), found.size()); ++i) {
    const std::string left = i < expected.size() ? expected[i] : "", right = i < found.size() ? found[i] : "";
    text += left == right ? "\n    " + left : "\n  - " + left + "\n  + " + right;
  }
  return text;
}

}  // namespace

TEST_CASE("the history is the same whichever nights were run, and the one that the definition gives") {
  std::set<std::string> kinds;
  int events = 0;
  for (int seed = 1; seed <= cases(400); ++seed) {
    Random random{std::uint64_t(seed)};
    const Case made(random);
    const auto expected = by_definition(made);
    for (const auto& of_participant : expected.events)
      for (const auto& event : of_participant) {
        ++events;
        kinds.insert(std::to_string(int(event.kind)));
      }
    for (const auto& nights : {every_night(), std::set<Date>{}, random_nights(random), random_nights(random)}) {
      const auto found = by_nights(made, made.small.policy, nights);
      CHECK(found.broken_promises.empty());
      for (std::uint32_t p = 0; p < participants; ++p) {
        INFO("seed " << seed << ", participant " << p << ", " << nights.size() << " nights"
                     << compared(expected.lines[p], found.lines[p]));
        REQUIRE((found.lines[p] == expected.lines[p]));
      }
    }
  }
  CHECK(kinds.size() == 13);  // every kind of event has come up
  CHECK(events > 5 * cases(400));
}

TEST_CASE("a plan that hides when its verdicts change gives another history: the property can fail") {
  int different = 0;
  for (int seed = 1; seed <= 40; ++seed) {
    Random random{std::uint64_t(seed)};
    const Case made(random);
    auto blind = made.small.policy;
    for (auto& reg : blind.plan.registers) reg.moves = false;
    const auto expected = by_definition(made);
    const auto found = by_nights(made, blind, {});
    different += found.lines != expected.lines;
  }
  CHECK(different > 10);
}

TEST_CASE("a participant's history does not depend on who travels along") {
  Random random{3};
  auto small = random_policy(random);
  Records crowd(small.policy);
  constexpr std::uint32_t many = 1500;  // more than travel at once
  std::vector<Records> alone;
  for (std::uint32_t p = 0; p < many; ++p) {
    Record record{.begin = after_start(random.number(-40, 40))};
    Records& own = alone.emplace_back(small.policy);
    Date known = start;
    for (int left = random.number(1, 2); left > 0; --left, known.days += 20) {
      change(random, record);
      crowd.add(p, known, record);
      own.add(0, known, record);
    }
  }
  Run run(small.policy.plan);
  std::vector<ProgressState> states(many);
  const Date to = after_start(horizon);
  const auto together =
      progress({.policy = &small.policy, .batch = &crowd.batch, .versions = crowd.versions, .to = to}, states, run);
  auto event = together.begin();
  for (std::uint32_t p = 0; p < many; ++p) {
    ProgressState state;
    for (const auto& own :
         progress({.policy = &small.policy, .batch = &alone[p].batch, .versions = alone[p].versions, .to = to},
                  {&state, 1}, run)) {
      REQUIRE(event != together.end());
      CHECK(event->participant == p);
      CHECK(to_text(small.policy, *event) == to_text(small.policy, own));
      ++event;
    }
    CHECK(state.next == states[p].next);
  }
  CHECK(event == together.end());
  CHECK(together.size() > 2 * many);
}
