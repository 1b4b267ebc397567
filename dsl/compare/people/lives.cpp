#include "dsl/compare/people/lives.hpp"

#include <algorithm>
#include <map>

#include "engine/progress/elsewhere/elsewhere.hpp"

namespace safon::comparison {
namespace {

/// The states of all candidates in one programme, in a row, as `progress` wants them.
struct Crowd {
  std::vector<std::vector<ProgressState>> in;  // by programme, then candidate
  std::vector<HeldElsewhere> held;
};

void give_statuses(const CompiledPolicy& policy, Side side, std::span<const Candidate> candidates, Crowd& crowd) {
  for (std::uint32_t i = 0; i < candidates.size(); ++i)
    for (const auto& [programme, status, since] : candidates[i].statuses) {
      if (programme[side] == none16 || status[side] == none16) continue;
      const auto p = programme[side];
      const Event entered{.kind = EventKind::entered,
                          .programme = p,
                          .on = since,
                          .effective = since,
                          .to = std::uint8_t(status[side])};
      auto& state = crowd.in[p][i];
      apply(policy.programmes[p], entered, state);
      state.evaluated_through = Date{since.days - 1};
      note(policy, entered, i, crowd.held);
    }
  put_in_order(crowd.held);
}

const std::string& name_of(const Programme& programme, std::uint8_t status) {
  return programme.statuses[status].name;
}

/// All are asked about as of one day, and go through time together.
std::vector<Life> lives_to(const Versions& versions, Side side, const CompiledPolicy& policy,
                           std::span<const Candidate> candidates) {
  const auto batch = batch_of(versions, side, candidates);
  Crowd crowd;
  crowd.in.assign(policy.programmes.size(), std::vector<ProgressState>(candidates.size()));
  give_statuses(policy, side, candidates, crowd);
  std::vector<Life> out(candidates.size());
  std::vector<RecordVersion> known;
  for (std::uint32_t i = 0; i < candidates.size(); ++i)
    known.push_back({.participant = i, .row = i, .known_from = policy.in_force_from});
  Run run(policy.plan);
  for (const auto p : policy.order) {
    const auto events =
        progress({.policy = &policy,
                  .programme = p,
                  .batch = &batch,
                  .versions = known,
                  .to = candidates.front().as_of,
                  .calendar = policy.working_days == none16 ? nullptr : &policy.plan.calendars[policy.working_days],
                  .elsewhere = crowd.held},
                 crowd.in[p], run);
    for (const auto& event : events) {
      if (event.kind == EventKind::stopped) out[event.participant].stopped_by = event.text;
      note(policy, event, event.participant, crowd.held);
    }
    put_in_order(crowd.held);
    for (auto& each : crowd.held) each.next = crowd.in[each.programme][each.participant].next;
  }
  for (std::size_t i = 0; i < candidates.size(); ++i)
    for (auto& of_programme : crowd.in) out[i].in.push_back(std::move(of_programme[i]));
  return out;
}

}  // namespace

std::vector<Life> lives(const Versions& versions, Side side, const CompiledPolicy& policy,
                        std::span<const Candidate> candidates) {
  std::map<Date, std::vector<std::size_t>> by_day;
  for (std::size_t i = 0; i < candidates.size(); ++i) by_day[candidates[i].as_of].push_back(i);
  std::vector<Life> out(candidates.size());
  for (const auto& [day, group] : by_day) {
    std::vector<Candidate> own;
    for (const auto i : group) own.push_back(candidates[i]);
    auto lived = lives_to(versions, side, policy, own);
    for (std::size_t g = 0; g < group.size(); ++g) out[group[g]] = std::move(lived[g]);
  }
  return out;
}

std::string life_text(const Programme& programme, const Life& life, std::uint16_t index) {
  const auto& state = life.in[index];
  if (state.history.empty()) return "not entered";
  std::string out;
  for (const auto& held : state.history)
    out += (out.empty() ? "" : ", ") + name_of(programme, held.status) + " since " + to_iso(held.effective);
  for (const auto& open : state.cases) {
    const auto& transition = programme.transitions[open.transition];
    out += "; case for " + name_of(programme, transition.to) + " since " + to_iso(open.since);
    if (open.due) out += ", due on " + to_iso(*open.due);
    if (transition.certifiers > 1) out += ", by " + std::to_string(transition.certifiers) + " people";
  }
  if (state.stopped) out += "; stopped: " + life.stopped_by;
  return out;
}

std::string shape_of(const Programme& programme, const Life& life, std::uint16_t index) {
  const auto& state = life.in[index];
  std::string out;
  for (const auto& held : state.history) out += name_of(programme, held.status) + " ";
  for (const auto& open : state.cases)
    out += "; " + name_of(programme, programme.transitions[open.transition].to) + (open.due ? " due" : "") +
           (open.overdue ? " late" : "") + std::string(open.escalated_to.size(), '+');
  return out + (state.stopped ? "!" : "");
}

std::vector<model::Expectation> expectations_of(const Life& life, const Programme& programme, std::uint16_t index) {
  using Expected = model::Expectation;
  std::vector<Expected> out;
  const auto& state = life.in[index];
  if (state.history.empty() || state.stopped) return out;
  const auto& last = state.history.back();
  out.push_back({.kind = Expected::Kind::status, .programme = index, .status = last.status, .date = last.effective});
  for (const auto& open : state.cases)
    out.push_back({.kind = Expected::Kind::case_for,
                   .programme = index,
                   .status = programme.transitions[open.transition].to,
                   .date = open.since});
  return out;
}

}  // namespace safon::comparison
