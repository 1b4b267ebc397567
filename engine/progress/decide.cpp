// Officers' decisions on open cases.
#include <algorithm>

#include "engine/progress/before.hpp"
#include "engine/progress/journey.hpp"
#include "engine/progress/progress.hpp"
#include "engine/value/person_name.hpp"

namespace safon {
namespace {

/// The open case that the decision is about. What somebody proposes to revoke or to reinstate can be declined and put
/// off like any other; only the rules' cases are certified.
const OpenCase* find_case(const Programme& programme, const ProgressState& state, const Decision& decision) {
  const OpenCase* proposed = nullptr;
  for (const auto& open : state.cases) {
    const auto& way = programme.transitions[open.transition];
    if (way.to != decision.to) continue;
    if (way.decided == decision.decided) return &open;
    if (!proposed && way.decided != Decided::no) proposed = &open;
  }
  return decision.certify && !decision.defer_until ? nullptr : proposed;
}

std::string no_case(const Programme& programme, const Decision& decision, const ProgressState& state) {
  const auto status = "`" + programme.statuses[decision.to].name + "`";
  for (const auto& open : state.cases)
    if (programme.transitions[open.transition].to == decision.to)
      return "the case for " + status + " is no certification: it is confirmed by " +
             (programme.transitions[open.transition].decided == Decided::revoked ? "revoking" : "reinstating");
  return "there is no open case for " + status;
}

/// Why the decision cannot be taken; empty when it can.
std::string obstacle(const Programme& programme, const Decision& decision, const ProgressState& state) {
  const auto* open = find_case(programme, state, decision);
  if (!open) return no_case(programme, decision, state);
  if (state.stopped) return "transitions conflict, so nothing moves here until newer facts resolve it";
  if (folded_name(decision.by).empty()) return "a decision needs the name of the person who takes it";
  if (decision.on < open->opened)
    return "the case was opened on " + to_iso(open->opened) + ", after " + to_iso(decision.on);
  if (decision.on > state.evaluated_through)
    return "evaluated only up to " + to_iso(state.evaluated_through) + ": evaluate as of " + to_iso(decision.on) +
           " before deciding on that day";
  if (decision.defer_until) {
    if (*decision.defer_until <= decision.on)
      return "a case is deferred to a later day than " + to_iso(decision.on) + ", not to " +
             to_iso(*decision.defer_until);
    return decision.reason.empty() ? "a case is deferred with a reason" : "";
  }
  if (decision.certify && is_among(decision.by, open->certified_by))
    return "`" + decision.by + "` has certified this case already";
  if (!decision.certify && decision.reason.empty()) return "a case is declined with a reason";
  return {};
}

/// The same of a decision that needs no case.
std::string obstacle_to_deciding(const Programme& programme, const Decision& decision, const ProgressState& state) {
  const bool takes = decision.decided == Decided::revoked;
  if (state.history.empty()) return "nothing is held in the programme `" + programme.name + "` yet";
  const auto& held = state.history.back();
  const auto way = way_to_decide(programme, state, decision.decided, decision.to);
  if (way == none16)
    return "the policy lets nobody " + std::string(takes ? "revoke `" : "reinstate anybody from `") +
           programme.statuses[held.status].name + (takes ? "` to `" : "` in `") + programme.statuses[decision.to].name +
           "`";
  if (state.stopped) return "transitions conflict, so nothing moves here until newer facts resolve it";
  if (folded_name(decision.by).empty()) return "a decision needs the name of the person who takes it";
  if (decision.on < held.effective)
    return "`" + programme.statuses[held.status].name + "` is held since " + to_iso(held.effective) + ", after " +
           to_iso(decision.on);
  if (decision.on > state.evaluated_through)
    return "evaluated only up to " + to_iso(state.evaluated_through) + ": evaluate as of " + to_iso(decision.on) +
           " before deciding on that day";
  const auto open = std::ranges::find(state.cases, way, &OpenCase::transition);
  if (open == state.cases.end())
    return !decision.reason.empty() ? ""
           : takes                  ? "a status is revoked with a reason"
                                    : "a status is reinstated with a reason";
  if (decision.on < open->opened)
    return "it was proposed on " + to_iso(open->opened) + ", after " + to_iso(decision.on);
  if (is_among(decision.by, open->certified_by))
    return "`" + decision.by + "` has decided this already, and it takes another person";
  return {};
}

EventKind kind_of(const Decision& decision) {
  if (decision.decided != Decided::no)
    return decision.decided == Decided::revoked ? EventKind::revoked : EventKind::reinstated;
  if (decision.defer_until) return EventKind::deferred;
  return decision.certify ? EventKind::certified : EventKind::declined;
}

}  // namespace

std::optional<Decision> decision_in(const Event& event) {
  Decision decision{.certify = true, .to = event.to, .on = event.on, .by = event.by, .reason = event.text};
  switch (event.kind) {
    case EventKind::certified:
      return decision;
    case EventKind::declined:
      decision.certify = false;
      return decision;
    case EventKind::deferred:
      decision.certify = false;
      decision.defer_until = event.due;
      return decision;
    case EventKind::revoked:
      decision.decided = Decided::revoked;
      return decision;
    case EventKind::reinstated:
      decision.decided = Decided::reinstated;
      return decision;
    default:
      return std::nullopt;
  }
}

std::uint16_t way_to_decide(const Programme& programme, const ProgressState& state, Decided decided, std::uint8_t to) {
  for (std::uint16_t t = 0; t < programme.transitions.size(); ++t) {
    const auto& way = programme.transitions[t];
    if (way.decided == decided && way.to == to && leads_on(programme, way, state.history)) return t;
  }
  return none16;
}

std::variant<std::vector<Event>, std::string> decide(const CompiledPolicy& policy, std::uint16_t programme_index,
                                                     const Decision& decision, std::uint32_t participant,
                                                     ProgressState& state) {
  const auto& programme = policy.programmes[programme_index];
  if (decision.to >= programme.statuses.size()) return "there is no such status";
  const bool alone = decision.decided != Decided::no;  // without the rules
  if (auto why = alone ? obstacle_to_deciding(programme, decision, state) : obstacle(programme, decision, state);
      !why.empty())
    return why;

  std::vector<Event> events;
  auto emit = [&](Event event) {
    event.participant = participant;
    event.programme = programme_index;
    event.on = decision.on;
    apply(programme, event, state);
    events.push_back(std::move(event));
  };
  const auto index = alone ? way_to_decide(programme, state, decision.decided, decision.to)
                           : find_case(programme, state, decision)->transition;
  const auto& transition = programme.transitions[index];
  const auto from = state.history.back().status;
  emit({.kind = kind_of(decision),
        .effective = decision.on,
        .from = from,
        .to = transition.to,
        .transition = index,
        .due = decision.defer_until,
        .by = decision.by,
        .text = decision.reason});
  if (decision.defer_until) return events;
  const auto open = std::ranges::find(state.cases, index, &OpenCase::transition);
  if (!decision.certify || open == state.cases.end() || open->certified_by.size() < transition.certifiers)
    return events;

  emit({.kind = EventKind::status_changed,
        .effective = decision.on,
        .from = from,
        .to = transition.to,
        .transition = index,
        .text = restored(programme, transition, state.history)});
  for (auto stale : stale_cases(programme, state))
    emit({.kind = EventKind::case_withdrawn,
          .effective = decision.on,
          .from = from,
          .to = programme.transitions[stale].to,
          .transition = stale});
  return events;
}

}  // namespace safon
