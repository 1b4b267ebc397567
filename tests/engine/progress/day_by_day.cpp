#include "tests/engine/progress/day_by_day.hpp"

#include <algorithm>
#include <optional>

#include "engine/progress/wording.hpp"
#include "engine/record/build.hpp"

namespace safon::testing {

DayByDay::DayByDay(const CompiledPolicy& policy, const RecordBatch& batch, std::vector<RecordVersion> known, Date first)
    : policy_(policy),
      programme_(policy.programmes[0]),
      batch_(batch),
      known_(std::move(known)),
      run_(policy.plan),
      today_{first.days - 1} {}

void DayByDay::live(Date to) {
  while (today_ < to) {
    ++today_.days;
    std::optional<RecordVersion> version;
    for (const auto& each : known_)
      if (each.known_from <= today_) version = each;
    if (version) live_day(*version);
    state.evaluated_through = today_;
  }
}

void DayByDay::emit(Event event) {
  event.version = version_.row;
  apply(programme_, event, state);
  events.push_back(std::move(event));
}

/// What held on a day, under today's facts, as of the status that was history entry `held`.
const DayByDay::Facts& DayByDay::facts(Date on, std::size_t held) {
  std::uint64_t ever = 0;
  for (std::size_t h = 0; h <= held && h < state.history.size(); ++h) ever |= 1ull << state.history[h].status;
  const bool entered = !state.history.empty();
  const std::uint8_t status = entered ? state.history[held].status : programme_.initial;
  const std::int32_t since = entered ? state.history[held].effective.days : unknown_value<std::int32_t>;
  const std::int32_t start = entered ? state.history.front().effective.days : unknown_value<std::int32_t>;
  auto [place, fresh] = seen_.try_emplace({version_.row, on.days, status, since, start, ever});
  if (!fresh) return place->second;
  RecordBatch alone(policy_.plan.schema);
  append_participant(alone, batch_, version_.row);
  const Standing standing{.status = {status}, .status_since = {since}, .entered = {start}, .ever = {ever}};
  run_.run(alone, {&standing, 1}, {&on.days, 1});
  for (const auto& transition : programme_.transitions)
    place->second.conditions.push_back(run_.verdict(transition.condition, 0));
  if (programme_.begins_on != no_reg) place->second.begin = run_.column(programme_.begins_on).dates[0];
  return place->second;
}

std::vector<std::uint16_t> DayByDay::automatic(Date on, std::size_t held) {
  std::vector<std::uint16_t> met;
  const auto status = state.history[held].status;
  for (std::uint16_t t = 0; t < programme_.transitions.size(); ++t) {
    const auto& transition = programme_.transitions[t];
    if (transition.certifiers == 0 && std::ranges::count(transition.from, status) != 0 &&
        !programme_.statuses[status].final && facts(on, held).conditions[t] == Verdict::met)
      met.push_back(t);
  }
  return met;
}

void DayByDay::live_day(const RecordVersion& version) {
  version_ = version;
  const bool newer = version.known_from == today_;
  const bool was_in = state.entered;
  if (!was_in && !enter()) return;
  if (newer && was_in) review();
  if (programme_.statuses[state.history.back().status].final) return;
  if (state.stopped && !newer) return;
  while (follow()) {
  }
  if (!state.stopped && !programme_.statuses[state.history.back().status].final) cases();
}

bool DayByDay::enter() {
  const bool from_record = programme_.begins_on != no_reg;
  const auto begin = from_record ? facts(today_, 0).begin : known_.front().known_from.days;
  if (begin == unknown_value<std::int32_t> || begin == absent_value<std::int32_t>) return false;
  if (policy_.applies == AppliesTo::entered_on_or_after && Date{begin} < policy_.applies_from) return false;
  const Date entry = std::max(Date{begin}, policy_.in_force_from);
  if (entry > today_) return false;
  emit({.kind = EventKind::entered, .on = today_, .effective = entry, .to = programme_.initial});
  return true;
}

std::string DayByDay::obstacle(const std::vector<std::uint16_t>& met, Date on) const {
  const auto to = programme_.transitions[met.front()].to;
  for (auto t : met)
    if (programme_.transitions[t].to != to) return conflict(programme_, met, on);
  for (const auto& held : state.history)
    if (held.status == to && held.effective == on) return circle(programme_, met.front(), on);
  return {};
}

/// One automatic change, if there is one: on the first day since the present status began. True when there may be more.
bool DayByDay::follow() {
  const std::size_t present = state.history.size() - 1;
  for (Date day = state.history.back().effective; day <= today_; ++day.days) {
    const auto met = automatic(day, present);
    if (met.empty()) continue;
    const auto stuck = obstacle(met, day);
    const auto from = state.history.back().status;
    if (!stuck.empty()) {
      if (!state.stopped)
        emit({.kind = EventKind::stopped, .on = today_, .effective = day, .from = from, .to = from, .text = stuck});
      return false;
    }
    if (state.stopped) emit({.kind = EventKind::resumed, .on = today_, .effective = today_});
    emit({.kind = EventKind::status_changed,
          .on = today_,
          .effective = day,
          .from = from,
          .to = programme_.transitions[met.front()].to,
          .transition = met.front()});
    const auto to = state.history.back().status;
    for (std::uint16_t t = 0; t < programme_.transitions.size(); ++t) {
      const bool open = std::ranges::any_of(state.cases, [&](const OpenCase& c) { return c.transition == t; });
      if (!open) continue;
      if (!programme_.statuses[to].final && std::ranges::count(programme_.transitions[t].from, to) != 0) continue;
      emit({.kind = EventKind::case_withdrawn,
            .on = today_,
            .effective = day,
            .from = from,
            .to = programme_.transitions[t].to,
            .transition = t});
    }
    return !programme_.statuses[to].final;
  }
  if (state.stopped) emit({.kind = EventKind::resumed, .on = today_, .effective = today_});
  return false;
}

void DayByDay::cases() {
  const std::size_t present = state.history.size() - 1;
  const auto status = state.history.back().status;
  for (std::uint16_t t = 0; t < programme_.transitions.size(); ++t) {
    const auto& transition = programme_.transitions[t];
    if (transition.certifiers == 0 || std::ranges::count(transition.from, status) == 0) continue;
    const auto verdict = facts(today_, present).conditions[t];
    const bool open = std::ranges::any_of(state.cases, [&](const OpenCase& c) { return c.transition == t; });
    const bool declined = std::ranges::any_of(
        state.declined, [&](const DeclinedCase& c) { return c.transition == t && version_.known_from <= c.on; });
    Event event{.on = today_, .effective = today_, .from = status, .to = transition.to, .transition = t};
    if (open && verdict == Verdict::not_met) {
      event.kind = EventKind::case_withdrawn;
      emit(event);
    } else if (!open && !declined && verdict == Verdict::met) {
      while (event.effective > state.history.back().effective &&
             facts(Date{event.effective.days - 1}, present).conditions[t] == Verdict::met)
        --event.effective.days;
      event.kind = EventKind::case_opened;
      emit(event);
    }
  }
}

void DayByDay::review() {
  if (programme_.begins_on != no_reg) {
    const auto begin = facts(today_, state.history.size() - 1).begin;
    const Date recorded = state.history.front().effective;
    const bool known = begin != unknown_value<std::int32_t> && begin != absent_value<std::int32_t>;
    if (begin == absent_value<std::int32_t>)
      open_review(0, would_not_enter(recorded));
    else if (known && policy_.applies == AppliesTo::entered_on_or_after && Date{begin} < policy_.applies_from)
      open_review(0, would_not_enter(recorded));
    else if (known && std::max(Date{begin}, policy_.in_force_from) != recorded)
      open_review(0, would_enter(recorded, std::max(Date{begin}, policy_.in_force_from)));
  }
  for (std::size_t held = 1; held < state.history.size(); ++held) review_change(held);
}

void DayByDay::review_change(std::size_t held) {
  const auto& change = state.history[held];
  for (Date day = state.history[held - 1].effective; day < change.effective; ++day.days)
    if (const auto met = automatic(day, held - 1); !met.empty())
      return open_review(held, would_be(programme_, change, met, day));
  if (facts(change.effective, held - 1).conditions[change.transition] == Verdict::not_met)
    open_review(held, was_not_met(policy_, programme_, change));
}

void DayByDay::open_review(std::size_t held, std::string text) {
  if (std::ranges::count(state.reviewed, text) != 0) return;
  const auto& entry = state.history[held];
  emit({.kind = EventKind::review_opened,
        .on = today_,
        .effective = entry.effective,
        .from = entry.status,
        .to = entry.status,
        .transition = entry.transition,
        .text = std::move(text)});
}

}  // namespace safon::testing
