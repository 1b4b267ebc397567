// Officers' decisions on open cases.
#include "engine/progress/before.hpp"
#include "engine/progress/journey.hpp"
#include "engine/progress/progress.hpp"
#include "engine/value/person_name.hpp"

namespace safon {
namespace {

const OpenCase* find_case(const Programme& programme, const ProgressState& state, std::uint8_t to) {
  for (const auto& open : state.cases)
    if (programme.transitions[open.transition].to == to) return &open;
  return nullptr;
}

/// Why the decision cannot be taken; empty when it can.
std::string obstacle(const Programme& programme, const Decision& decision, const ProgressState& state) {
  const auto* open = find_case(programme, state, decision.to);
  if (!open) return "there is no open case for `" + programme.statuses[decision.to].name + "`";
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

}  // namespace

std::variant<std::vector<Event>, std::string> decide(const CompiledPolicy& policy, std::uint16_t programme_index,
                                                     const Decision& decision, std::uint32_t participant,
                                                     ProgressState& state) {
  const auto& programme = policy.programmes[programme_index];
  if (decision.to >= programme.statuses.size()) return "there is no such status";
  if (auto why = obstacle(programme, decision, state); !why.empty()) return why;

  std::vector<Event> events;
  auto emit = [&](Event event) {
    event.participant = participant;
    event.programme = programme_index;
    event.on = decision.on;
    apply(programme, event, state);
    events.push_back(std::move(event));
  };
  const auto index = find_case(programme, state, decision.to)->transition;
  const auto& transition = programme.transitions[index];
  const auto from = state.history.back().status;
  emit({.kind = decision.defer_until ? EventKind::deferred
                : decision.certify   ? EventKind::certified
                                     : EventKind::declined,
        .effective = decision.on,
        .from = from,
        .to = transition.to,
        .transition = index,
        .due = decision.defer_until,
        .by = decision.by,
        .text = decision.reason});
  if (decision.defer_until) return events;
  const auto* open = find_case(programme, state, decision.to);
  if (!decision.certify || !open || open->certified_by.size() < transition.certifiers) return events;

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
