// What an event makes of a state. The only place where states change their history.
#include <algorithm>

#include "engine/progress/progress.hpp"

namespace safon {
namespace {

template <class List>
void drop(List& list, std::uint16_t transition) {
  std::erase_if(list, [&](const auto& each) { return each.transition == transition; });
}

/// Who decides what the rules do not opens the case for it, or joins those who have.
void join(ProgressState& state, const Event& event) {
  const auto open = std::ranges::find(state.cases, event.transition, &OpenCase::transition);
  if (open != state.cases.end()) return open->certified_by.push_back(event.by);
  state.cases.push_back({.transition = event.transition,
                         .since = event.effective,
                         .opened = event.on,
                         .due = std::nullopt,
                         .certified_by = {event.by},
                         .deferred_until = std::nullopt,
                         .escalated_to = {}});
}

/// A change from outside the nightly run may bring others: the day after the last settled one has to look.
void look_again(ProgressState& state) {
  state.next = std::min(state.next, Date{state.evaluated_through.days + 1});
}

}  // namespace

std::optional<Date> declined_on(const ProgressState& state, std::uint16_t transition, Date known_from) {
  for (const auto& each : state.declined)
    if (each.transition == transition && known_from <= each.on) return each.on;
  return std::nullopt;
}

void apply(const Programme& programme, const Event& event, ProgressState& state) {
  switch (event.kind) {
    case EventKind::entered:
      state.entered = true;
      state.history = {{.status = event.to, .effective = event.effective}};
      look_again(state);
      return;
    case EventKind::status_changed:
      drop(state.cases, event.transition);
      state.history.push_back({.status = event.to,
                               .effective = event.effective,
                               .transition = event.transition,
                               .certified = event.transition < programme.transitions.size() &&
                                            programme.transitions[event.transition].certifiers > 0});
      look_again(state);
      return;
    case EventKind::case_opened:
      drop(state.declined, event.transition);
      state.cases.push_back(
          {.transition = event.transition, .since = event.effective, .opened = event.on, .due = event.due});
      return;
    case EventKind::case_withdrawn:
      drop(state.cases, event.transition);
      return;
    case EventKind::certified:
      for (auto& open : state.cases)
        if (open.transition == event.transition) open.certified_by.push_back(event.by);
      return;
    case EventKind::declined:
      drop(state.cases, event.transition);
      drop(state.declined, event.transition);
      // What nobody but people brings about may be decided anew on any day.
      if (event.transition >= programme.transitions.size() ||
          programme.transitions[event.transition].decided == Decided::no)
        state.declined.push_back({.transition = event.transition, .on = event.on});
      return;
    case EventKind::revoked:
    case EventKind::reinstated:
      join(state, event);
      return;
    case EventKind::review_opened:
      ++state.reviews;
      state.reviewed.push_back(event.text);
      return;
    case EventKind::stopped:
      state.stopped = true;
      return;
    case EventKind::resumed:
      state.stopped = false;
      return;
    case EventKind::deferred:
      for (auto& open : state.cases)
        if (open.transition == event.transition) open.deferred_until = event.due;
      return;
    case EventKind::case_overdue:
      for (auto& open : state.cases)
        if (open.transition == event.transition) open.overdue = true;
      return;
    case EventKind::case_escalated:
      for (auto& open : state.cases)
        if (open.transition == event.transition) open.escalated_to.push_back(event.text);
      return;
  }
}

}  // namespace safon
