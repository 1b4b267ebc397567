// What an officer decides: cases, their last days in time, and decisions.
#include <algorithm>
#include <optional>

#include "tests/engine/progress/plain_life.hpp"

namespace safon::testing {

OpenCase* PlainLife::open_case(std::uint16_t transition) {
  const auto found = std::ranges::find(state.cases, transition, &OpenCase::transition);
  return found == state.cases.end() ? nullptr : &*found;
}

std::optional<Date> PlainLife::due(const Transition& transition) const {
  if (transition.certify_within.empty()) return std::nullopt;
  return later(today_, transition.certify_within, today_);
}

std::optional<Date> PlainLife::later(Date day, const std::vector<DatedDuration>& lengths, Date on) const {
  Duration within = lengths.front().duration;
  for (const auto& each : lengths)
    if (each.from <= on) within = each.duration;
  if (within.working_days == 0) return add(day, within, MonthEnd::down, nullptr);
  for (int left = within.working_days; left > 0;) {
    if (!calendar_ || !calendar_->covers(day)) return std::nullopt;
    day = next_day(day);
    if (calendar_->covers(day) && calendar_->is_working(day)) --left;
  }
  if (!calendar_->covers(day)) return std::nullopt;
  return day;
}

void PlainLife::cases() {
  const std::size_t present = state.history.size() - 1;
  const auto status = state.history.back().status;
  for (std::uint16_t t = 0; t < programme_.transitions.size(); ++t) {
    const auto& transition = programme_.transitions[t];
    if (transition.certifiers == 0 || transition.decided != Decided::no || !leads_on(present, transition)) continue;
    const auto verdict = facts(today_, present).conditions[t];
    const bool open = open_case(t) != nullptr;
    const bool declined = std::ranges::any_of(
        state.declined, [&](const DeclinedCase& c) { return c.transition == t && version_.known_from <= c.on; });
    Event event{.on = today_, .effective = today_, .from = status, .to = transition.to, .transition = t};
    if (open && verdict == Verdict::not_met) {
      std::erase_if(state.cases, [&](const OpenCase& each) { return each.transition == t; });
      event.kind = EventKind::case_withdrawn;
      say(event);
    } else if (!open && !declined && verdict == Verdict::met) {
      while (event.effective > state.history.back().effective &&
             facts(Date{event.effective.days - 1}, present).conditions[t] == Verdict::met)
        --event.effective.days;
      event.kind = EventKind::case_opened;
      event.due = due(transition);
      std::erase_if(state.declined, [&](const DeclinedCase& each) { return each.transition == t; });
      state.cases.push_back({.transition = t, .since = event.effective, .opened = today_, .due = event.due});
      say(event);
    }
  }
}

/// Whose last day in time was yesterday or before, and nobody has said so yet.
void PlainLife::deadlines() {
  for (std::uint16_t t = 0; t < programme_.transitions.size(); ++t) {
    auto* open = open_case(t);
    if (!open || !open->due || today_ <= *open->due) continue;
    Event event{.kind = EventKind::case_overdue,
                .on = today_,
                .effective = next_day(*open->due),
                .from = state.history.back().status,
                .to = programme_.transitions[t].to,
                .transition = t,
                .due = open->due};
    if (!open->overdue) say(event);
    open->overdue = true;
    event.kind = EventKind::case_escalated;
    std::optional<Date> last = open->due;
    for (std::size_t level = 0; level < programme_.transitions[t].escalations.size(); ++level) {
      const auto& escalation = programme_.transitions[t].escalations[level];
      if (!escalation.later.empty()) last = later(*last, escalation.later, open->opened);
      if (!last || today_ <= *last) break;
      if (level < open->escalated_to.size()) continue;
      event.effective = next_day(*last);
      event.text = policy_.duties[escalation.duty].name;
      open->escalated_to.push_back(event.text);
      say(event);
    }
  }
}

/// On a way that the rules never take: whoever is the first proposes it, and the last brings it about.
void PlainLife::decide_alone(const Decision& decision) {
  if (state.history.empty() || state.stopped || decision.on != today_) return;
  if (decision.on < state.history.back().effective) return;
  for (std::uint16_t t = 0; t < programme_.transitions.size(); ++t) {
    const auto& way = programme_.transitions[t];
    if (way.decided != decision.decided || way.to != decision.to || !leads_on(state.history.size() - 1, way)) continue;
    auto* open = open_case(t);
    if (open && std::ranges::count(open->certified_by, decision.by) != 0) return;
    if (!open) open = &state.cases.emplace_back(OpenCase{.transition = t, .since = today_, .opened = today_});
    open->certified_by.push_back(decision.by);
    const bool enough = open->certified_by.size() >= way.certifiers;
    events.push_back({.kind = way.decided == Decided::revoked ? EventKind::revoked : EventKind::reinstated,
                      .on = today_,
                      .effective = today_,
                      .from = state.history.back().status,
                      .to = way.to,
                      .transition = t,
                      .by = decision.by,
                      .text = decision.reason});
    if (!enough) return;
    const auto first = events.size();
    move(t, today_, today_, true);
    for (auto i = first; i < events.size(); ++i) events[i].version = 0;
    return;
  }
}

void PlainLife::decide(const Decision& decision) {
  if (decision.decided != Decided::no) return decide_alone(decision);
  const auto to_that = [&](const OpenCase& each, bool by_rules) {
    const auto& way = programme_.transitions[each.transition];
    return way.to == decision.to && (way.decided == Decided::no) == by_rules;
  };
  auto open = std::ranges::find_if(state.cases, [&](const OpenCase& each) { return to_that(each, true); });
  if (open == state.cases.end() && !decision.certify)
    open = std::ranges::find_if(state.cases, [&](const OpenCase& each) { return to_that(each, false); });
  if (open == state.cases.end() || state.stopped || decision.on < open->opened || decision.on != today_) return;
  if (decision.certify && std::ranges::count(open->certified_by, decision.by) != 0) return;
  const auto transition = open->transition;
  const auto say_decided = [&](EventKind kind) {
    events.push_back({.kind = kind,
                      .on = decision.on,
                      .effective = decision.on,
                      .from = state.history.back().status,
                      .to = decision.to,
                      .transition = transition,
                      .by = decision.by,
                      .text = decision.reason});
  };
  if (!decision.certify) {
    state.cases.erase(open);
    std::erase_if(state.declined, [&](const DeclinedCase& each) { return each.transition == transition; });
    if (programme_.transitions[transition].decided == Decided::no)
      state.declined.push_back({.transition = transition, .on = decision.on});
    return say_decided(EventKind::declined);
  }
  open->certified_by.push_back(decision.by);
  const bool enough = open->certified_by.size() >= programme_.transitions[transition].certifiers;
  say_decided(EventKind::certified);
  if (!enough) return;
  const auto first = events.size();
  move(transition, decision.on, decision.on, true);
  for (auto i = first; i < events.size(); ++i) events[i].version = 0;  // a decision rests on no version
}

}  // namespace safon::testing
