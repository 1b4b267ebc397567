#include "tests/engine/progress/random_lives.hpp"

#include <algorithm>

namespace safon::testing {
namespace {

const std::vector<Duty> duties{{"head", {}}, {"director", {}}, {"minister", {}}};

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

/// Which may change by date; often there is none.
std::vector<DatedDuration> random_time(Random& random) {
  std::vector<DatedDuration> time;
  for (int d = -60; random.one_in(2); d += random.number(30, 100)) {
    auto within = random_duration(random);
    if (random.one_in(3)) within = {.working_days = random.number(1, 15)};
    time.push_back({after_start(d), within});
  }
  return time;
}

/// Of those that officers certify some have a deadline, and others are told of some of them after that.
void set_deadline(Random& random, Transition& transition) {
  if (transition.certifiers == 0) return;
  transition.certify_within = random_time(random);
  if (transition.certify_within.empty()) return;
  for (std::uint16_t duty = 0; duty < duties.size() && random.one_in(2); ++duty)
    transition.escalations.push_back({duty, random_time(random)});
}

/// Ends before the lives do: then a deadline cannot be said.
Calendar office_days(Random& random) {
  Calendar calendar{.name = "office", .first = after_start(-60), .last = after_start(horizon - 10)};
  for (std::size_t weekday = 1; weekday <= 5; ++weekday) calendar.working[weekday] = true;
  for (int d = 0; d < horizon - 10; d += random.number(3, 20)) calendar.closed.push_back(after_start(d));
  return calendar;
}

}  // namespace

/// A status or two that are stays away, and from one or both the way back to whatever they interrupted.
void add_ways_back(Random& random, SmallPolicy& small) {
  auto& programme = small.programme();
  std::vector<std::uint8_t> away{1}, from{1};
  if (random.one_in(3)) away.push_back(2);
  if (away.size() == 2 && !random.one_in(3)) from.push_back(2);
  for (const auto status : away) programme.statuses[status].away = true, programme.statuses[status].final = false;
  const Reg condition = random_condition(random, small, 2);
  const int certifiers = random.one_in(3) ? 1 : 0;
  const bool before_others = certifiers == 0 && random.one_in(4);
  for (std::uint8_t to = 0; to < programme.statuses.size(); ++to) {
    if (programme.statuses[to].away || programme.statuses[to].final) continue;
    auto& back = programme.transitions[small.transition(from, to, condition, certifiers)];
    back.restores = true;
    back.before_others = before_others;
  }
}

/// A status that people put others into, and mostly one or two ways back: to a status, or to what was held before.
void add_revoking(Random& random, SmallPolicy& small) {
  auto& programme = small.programme();
  const auto statuses = int(programme.statuses.size());
  const auto revoked = std::uint8_t(random.number(1, statuses - 1));
  std::vector<std::uint8_t> from;
  for (int s = 0; s < statuses; ++s)
    if (s != revoked && !programme.statuses[std::size_t(s)].final && !random.one_in(3)) from.push_back(std::uint8_t(s));
  if (from.empty()) return;
  const auto add = [&](const std::vector<std::uint8_t>& starts, std::uint8_t to, Decided decided) -> Transition& {
    auto& made = programme.transitions[small.transition(starts, to, no_reg, random.number(1, 2))];
    made.decided = decided;
    return made;
  };
  add(from, revoked, Decided::revoked);
  if (programme.statuses[revoked].final) return;
  if (random.one_in(2)) programme.statuses[revoked].away = true;
  if (programme.statuses[revoked].away)
    for (const auto to : from)
      if (!programme.statuses[to].away) add({revoked}, to, Decided::reinstated).restores = true;
  if (random.one_in(3)) add({revoked}, from.front(), Decided::reinstated);
}

SmallPolicy random_policy(Random& random) {
  std::vector<std::string> names{"a", "b", "c"};
  if (random.one_in(2)) names.push_back("d");
  if (random.one_in(2)) names.push_back("e");
  SmallPolicy small(names, !random.one_in(8));
  const int statuses = int(names.size());
  if (random.one_in(2)) small.programme().statuses.back().final = true;
  small.policy.plan.calendars.push_back(office_days(random));
  small.policy.duties = duties;
  small.policy.in_force_from = after_start(random.number(-30, 20));
  if (random.one_in(6)) {
    small.policy.applies = AppliesTo::entered_on_or_after;
    small.policy.applies_from = after_start(random.number(-10, 20));
  }
  if (random.one_in(6)) small.policy.in_force_to = after_start(random.number(10, 60));
  for (int left = random.number(2, 8); left > 0; --left) {
    std::vector<std::uint8_t> from;
    for (int s = 0; s < statuses; ++s)
      if (random.one_in(3) && !small.programme().statuses[std::size_t(s)].final) from.push_back(std::uint8_t(s));
    if (from.empty()) from.push_back(std::uint8_t(random.number(0, 1)));
    const auto to = std::uint8_t(random.one_in(8) ? random.number(0, statuses - 1) : random.number(1, statuses - 1));
    const Reg condition = random_condition(random, small, 2);
    const auto made = small.transition(from, to, condition, random.one_in(2) ? random.number(1, 2) : 0);
    auto& transition = small.programme().transitions[made];
    set_deadline(random, transition);
    transition.before_others = transition.certifiers == 0 && random.one_in(4);
  }
  if (random.one_in(3)) add_ways_back(random, small);
  if (random.one_in(2)) add_revoking(random, small);
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

std::vector<TheirDecision> random_decisions(Random& random, const Records& records, int statuses) {
  std::vector<TheirDecision> decisions;
  for (int left = random.number(0, 16); left > 0; --left) {
    const auto& version = records.versions[std::size_t(random.number(0, int(records.versions.size()) - 1))];
    const Date on = random.one_in(3) ? version.known_from : after_start(random.number(0, horizon));
    const auto decided = random.one_in(2) ? Decided::no : random.one_in(2) ? Decided::revoked : Decided::reinstated;
    decisions.push_back({version.participant,
                         {.certify = decided != Decided::no || !random.one_in(3),
                          .to = std::uint8_t(random.number(0, statuses - 1)),
                          .on = std::min(on, after_start(horizon)),
                          .by = random.one_in(2) ? "Ann" : "Bob",
                          .reason = "because",
                          .defer_until = {},
                          .decided = decided}});
  }
  std::ranges::stable_sort(decisions, {}, [](const TheirDecision& each) { return each.decision.on; });
  return decisions;
}

}  // namespace safon::testing
