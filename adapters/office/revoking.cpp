#include "adapters/office/revoking.hpp"

#include <algorithm>
#include <ranges>

#include "engine/progress/before.hpp"
#include "engine/progress/event_name.hpp"

namespace safon::office {
namespace {

bool revokes(const DecisionAsked& asked) {
  return asked.decided == Decided::revoked;
}

/// "`revoked`, `suspended`"
std::string listed(const Programme& programme, const std::vector<std::uint8_t>& statuses) {
  std::string all;
  for (const auto status : statuses) all += (all.empty() ? "`" : ", `") + programme.statuses[status].name + "`";
  return all;
}

/// Where the policy lets officers lead from here, and the status that was asked about is the one that is meant.
std::vector<std::uint8_t> targets(const Programme& programme, const DecisionAsked& asked, std::uint8_t status,
                                  const ProgressState& state) {
  std::vector<std::uint8_t> found;
  for (const auto t : ways_to_decide(programme, state)) {
    const auto& way = programme.transitions[t];
    if (way.decided != asked.decided || (!revokes(asked) && way.to != status)) continue;
    if (revokes(asked) && !asked.to.empty() && programme.statuses[way.to].name != asked.to) continue;
    if (std::ranges::find(found, way.to) == found.end()) found.push_back(way.to);
  }
  return found;
}

Refusal no_way(const CompiledPolicy& policy, const Programme& programme, const DecisionAsked& asked,
               const LoadedParticipant& participant) {
  const auto& held = programme.statuses[participant.state.history.back().status].name;
  if (revokes(asked))
    return refusal(Ground::words,
                   "the policy `" + policy.name + "` lets nobody revoke `" + held + "`" +
                       (asked.to.empty() ? "" : " to `" + asked.to + "`"),
                   "it would say `from " + held + " to " + (asked.to.empty() ? "…" : asked.to) + " when revoked by …`");
  return refusal(Ground::findings,
                 "`" + asked.id + "` is `" + held + "`, and nobody may reinstate `" + asked.status + "` from there",
                 "`safon status " + asked.id + "` shows where they stand");
}

}  // namespace

std::vector<std::uint16_t> ways_to_decide(const Programme& programme, const ProgressState& state) {
  std::vector<std::uint16_t> ways;
  if (state.history.empty()) return ways;
  for (std::uint16_t t = 0; t < programme.transitions.size(); ++t)
    if (programme.transitions[t].decided != Decided::no && leads_on(programme, programme.transitions[t], state.history))
      ways.push_back(t);
  return ways;
}

std::expected<Subject, Refusal> find_way(RegisterFile& in, const CompiledPolicy& policy, const DecisionAsked& asked,
                                         Date on) {
  auto programmes = find_programmes(policy, asked.programme);
  if (!programmes) return std::unexpected(programmes.error());
  auto found = find_statuses(policy, *programmes, asked.status);
  if (!found) return std::unexpected(found.error());
  std::vector<Subject> subjects;
  std::optional<Refusal> why;
  for (const auto& each : *found) {
    const auto& programme = policy.programmes[each.programme];
    auto participant = load_participant(in, policy, each.programme, asked.id, on);
    if (!participant) return std::unexpected(participant.error());
    const auto& history = participant->state.history;
    if (history.empty() || (revokes(asked) && history.back().status != each.status)) continue;
    const auto to = targets(programme, asked, each.status, participant->state);
    if (to.empty()) {
      why = no_way(policy, programme, asked, *participant);
      continue;
    }
    if (to.size() > 1)
      return std::unexpected(refusal(Ground::words, "`" + asked.status + "` can be revoked to " + listed(programme, to),
                                     "say which with --to"));
    subjects.push_back({{each.programme, to.front()}, std::move(*participant)});
  }
  if (subjects.size() == 1) return std::move(subjects.front());
  if (subjects.size() > 1)
    return std::unexpected(refusal(Ground::words, "`" + asked.status + "` is a status of several programmes",
                                   "name the programme with --programme"));
  if (why) return std::unexpected(std::move(*why));
  return std::unexpected(refusal(Ground::findings,
                                 revokes(asked) ? "`" + asked.id + "` is not `" + asked.status + "` on " + to_iso(on)
                                                : "nothing of `" + asked.id + "` has been revoked",
                                 "`safon status " + asked.id + "` shows where they stand"));
}

std::optional<StatusDecision> status_decision(std::span<const LedgerEvent> events, std::string_view programme) {
  const LedgerEvent* moved = nullptr;
  std::vector<const LedgerEvent*> decisions;  // the newest first
  for (const LedgerEvent& event : std::views::reverse(events)) {
    if (event.programme != programme) continue;
    const auto kind = event_kind(event.kind);
    if (!moved) {
      if (kind == EventKind::entered) return std::nullopt;
      if (kind == EventKind::status_changed) moved = &event;
      continue;
    }
    if (event.transition != moved->transition) continue;
    if (kind != EventKind::revoked && kind != EventKind::reinstated) break;
    decisions.push_back(&event);
  }
  if (decisions.empty()) return std::nullopt;
  StatusDecision made{.from = moved->from, .to = moved->to, .on = moved->on, .by = {}, .reason = {}};
  if (decisions.front()->kind == event_name(EventKind::reinstated)) made.decided = Decided::reinstated;
  for (const LedgerEvent* each : std::views::reverse(decisions)) made.by.push_back(each->by);
  made.reason = decisions.back()->text;
  return made;
}

}  // namespace safon::office
