// The third promise: whichever nights are run, the history that is written is the same, and it is the one that the
// definition gives day by day.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "engine/progress/progress.hpp"
#include "tests/engine/evaluate/random_case.hpp"
#include "tests/engine/progress/day_by_day.hpp"
#include "tests/engine/progress/small_policy.hpp"

using namespace safon;
using namespace safon::testing;

namespace {

const Date start = day("2026-01-10");
constexpr int horizon = 100, participants = 4;

Date after_start(int days) {
  return {start.days + days};
}

Duration random_duration(Random& random) {
  if (random.one_in(4)) return {.months = 1};
  return {.days = random.number(0, 25)};
}

Reg random_condition(Random& random, SmallPolicy& small, int depth) {
  auto kind = [&] { return random.number(0, 2); };
  const int choice = random.number(0, depth > 0 ? 11 : 8);
  switch (choice) {
    case 0:
    case 1:
      return small.at_least(random.number(1, 2), kind());
    case 2:
    case 3:
    case 4:
      return small.at_least(1, kind(), random_duration(random));
    case 5:
      return small.begun_for(random_duration(random));
    case 6:
      return small.held_for(random_duration(random));
    case 7:
      return small.earliest_after(kind(), kind());
    case 8:
      return random.one_in(2) ? small.flag() : small.was(random.number(0, int(small.programme().statuses.size()) - 1));
    case 9:
      return small.all({random_condition(random, small, depth - 1), random_condition(random, small, depth - 1)});
    case 10:
      return small.any({random_condition(random, small, depth - 1), random_condition(random, small, depth - 1)});
    default:
      return small.negate(random_condition(random, small, depth - 1));
  }
}

SmallPolicy random_policy(Random& random) {
  std::vector<std::string> names{"a", "b", "c"};
  if (random.one_in(2)) names.push_back("d");
  if (random.one_in(2)) names.push_back("e");
  SmallPolicy small(names, !random.one_in(8));
  const int statuses = int(names.size());
  if (random.one_in(2)) small.programme().statuses.back().final = true;
  small.policy.in_force_from = after_start(random.number(-30, 20));
  if (random.one_in(6)) {
    small.policy.applies = AppliesTo::entered_on_or_after;
    small.policy.applies_from = after_start(random.number(-10, 20));
  }
  for (int left = random.number(2, 8); left > 0; --left) {
    std::vector<std::uint8_t> from;
    for (int s = 0; s < statuses; ++s)
      if (random.one_in(3) && !small.programme().statuses[std::size_t(s)].final) from.push_back(std::uint8_t(s));
    if (from.empty()) from.push_back(std::uint8_t(random.number(0, 1)));
    const auto to = std::uint8_t(random.one_in(8) ? random.number(0, statuses - 1) : random.number(1, statuses - 1));
    const Reg condition = random_condition(random, small, 2);
    small.transition(from, to, condition, random.one_in(2) ? random.number(1, 2) : 0);
  }
  return small;
}

void change(Random& random, Record& record) {
  if (random.one_in(10)) record.begin = after_start(random.number(-40, 40));
  if (random.one_in(15)) record.begin = std::nullopt, record.begin_absent = random.one_in(2);
  if (!record.begin && random.one_in(2))
    record.begin = after_start(random.number(-40, 40)), record.begin_absent = false;
  if (random.one_in(4)) record.flag = random.one_in(3) ? std::nullopt : std::optional(random.one_in(2));
  auto& list = record.activities;
  if (!list.empty() && random.one_in(4)) list.erase(list.begin() + random.number(0, int(list.size()) - 1));
  for (int more = random.number(0, 3); more > 0; --more)
    list.push_back({.held = after_start(random.number(-40, horizon)),
                    .kind = random.one_in(10) ? std::nullopt : std::optional(random.number(0, 2))});
  record.activities_given = !list.empty() || !random.one_in(6);
}

Records random_records(Random& random, const CompiledPolicy& policy) {
  Records records(policy);
  for (std::uint32_t p = 0; p < participants; ++p) {
    Record record{.begin = after_start(random.number(-40, 40))};
    Date known = after_start(random.number(0, 30));
    for (int left = random.number(1, 5); left > 0; --left) {
      change(random, record);
      records.add(p, known, record);
      known.days += random.one_in(6) ? 0 : random.number(1, 30);
    }
  }
  return records;
}

struct Decided {
  std::uint32_t participant;
  Decision decision;
};

/// Some fall on the very day on which a newer record becomes known.
std::vector<Decided> random_decisions(Random& random, const Records& records, int statuses) {
  std::vector<Decided> decisions;
  for (int left = random.number(0, 12); left > 0; --left) {
    const auto& version = records.versions[std::size_t(random.number(0, int(records.versions.size()) - 1))];
    const Date on = random.one_in(3) ? version.known_from : after_start(random.number(0, horizon));
    decisions.push_back({version.participant,
                         {.certify = !random.one_in(3),
                          .to = std::uint8_t(random.number(0, statuses - 1)),
                          .on = std::min(on, after_start(horizon)),
                          .by = random.one_in(2) ? "Ann" : "Bob",
                          .reason = "because"}});
  }
  std::ranges::stable_sort(decisions, {}, [](const Decided& each) { return each.decision.on; });
  return decisions;
}

struct Case {
  SmallPolicy small;
  Records records;
  std::vector<Decided> decisions;

  explicit Case(Random& random)
      : small(random_policy(random)),
        records(random_records(random, small.policy)),
        decisions(random_decisions(random, records, int(small.programme().statuses.size()))) {}
};

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
                    to_iso(open.opened) + " by " + std::to_string(open.certified_by.size()));
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
    DayByDay life(policy, made.records.batch, known, start);
    for (const auto& [participant, decision] : made.decisions) {
      if (participant != p) continue;
      life.live(decision.on);
      auto outcome = decide(policy, 0, decision, 0, life.state);
      if (const auto* events = std::get_if<std::vector<Event>>(&outcome))
        life.events.insert(life.events.end(), events->begin(), events->end());
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
    for (auto& event :
         progress({.policy = &policy, .batch = &made.records.batch, .versions = versions, .to = to}, states, run)) {
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
  CHECK(kinds.size() == 9);  // every kind of event has come up
  CHECK(events > 1000);
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
  Random random{1};
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
