#include "tests/engine/progress/plain_life.hpp"

#include <algorithm>
#include <functional>

#include "engine/progress/wording.hpp"
#include "tests/engine/evaluate/oracle.hpp"

namespace safon::testing {
namespace {

Verdict verdict_in(Oracle& oracle, Reg reg) {
  const Value value = oracle.value(reg, 0);
  if (value.state != Presence::known) return Verdict::unknown;
  return value.number != 0 ? Verdict::met : Verdict::not_met;
}

std::int32_t date_in(Oracle& oracle, Reg reg) {
  const Value value = oracle.value(reg, 0);
  if (value.state == Presence::unknown) return unknown_value<std::int32_t>;
  return value.state == Presence::absent ? absent_value<std::int32_t> : std::int32_t(value.number);
}

}  // namespace

PlainLife::PlainLife(const CompiledPolicy& policy, const RecordBatch& batch, const Calendar* calendar,
                     std::vector<RecordVersion> known, Date first)
    : policy_(policy),
      programme_(policy.programmes[0]),
      batch_(batch),
      calendar_(calendar),
      known_(std::move(known)),
      today_{first.days - 1} {}

void PlainLife::live(Date to) {
  while (today_ < to) {
    today_ = next_day(today_);
    bool any = false;
    for (const auto& each : known_)
      if (each.known_from <= today_) version_ = each, any = true;
    if (any) live_day();
  }
}

void PlainLife::say(Event event) {
  event.version = version_.row;
  events.push_back(std::move(event));
}

/// What held on a day, under today's facts, as of the status that was history entry `held`.
const PlainLife::Facts& PlainLife::facts(Date on, std::size_t held) {
  std::uint64_t ever = 0;
  for (std::size_t h = 0; h <= held && h < state.history.size(); ++h) ever |= 1ull << state.history[h].status;
  const bool entered = !state.history.empty();
  const std::uint8_t status = entered ? state.history[held].status : programme_.initial;
  const std::int32_t since = entered ? held_since(held).days : unknown_value<std::int32_t>;
  const std::int32_t start = entered ? state.history.front().effective.days : unknown_value<std::int32_t>;
  auto [place, fresh] = seen_.try_emplace({version_.row, on.days, status, since, start, ever});
  if (!fresh) return place->second;
  RecordBatch alone(policy_.plan.schema);
  append_participant(alone, batch_, version_.row);
  const std::vector<Standing> standing{
      {.status = {status}, .status_since = {since}, .entered = {start}, .ever = {ever}}};
  Oracle oracle(policy_.plan, alone, standing, on);
  for (const auto& transition : programme_.transitions)
    place->second.conditions.push_back(transition.condition == no_reg ? Verdict::unknown
                                                                      : verdict_in(oracle, transition.condition));
  if (programme_.begins_on != no_reg) place->second.begin = date_in(oracle, programme_.begins_on);
  return place->second;
}

std::optional<PlainLife::Stay> PlainLife::last_stay(std::size_t held) const {
  std::optional<Stay> stay;
  for (std::size_t h = 0; h <= held; ++h) {
    const auto& entry = state.history[h];
    if (programme_.statuses[entry.status].away) continue;
    const bool back = entry.transition != none16 && programme_.transitions[entry.transition].restores;
    stay = {entry.status, back ? stay->since : entry.effective};
  }
  return stay;
}

Date PlainLife::held_since(std::size_t held) const {
  const auto& entry = state.history[held];
  return programme_.statuses[entry.status].away ? entry.effective : last_stay(held)->since;
}

bool PlainLife::leads_on(std::size_t held, const Transition& transition) const {
  const auto status = state.history[held].status;
  if (programme_.statuses[status].final || std::ranges::count(transition.from, status) == 0) return false;
  if (!transition.restores) return true;
  const auto stay = last_stay(held);
  return stay && stay->status == transition.to;
}

std::vector<std::uint16_t> PlainLife::automatic(Date on, std::size_t held) {
  std::vector<std::uint16_t> met;
  for (std::uint16_t t = 0; t < programme_.transitions.size(); ++t) {
    const auto& transition = programme_.transitions[t];
    if (transition.certifiers == 0 && leads_on(held, transition) && facts(on, held).conditions[t] == Verdict::met)
      met.push_back(t);
  }
  const auto goes_first = [&](std::uint16_t t) { return programme_.transitions[t].before_others; };
  if (std::ranges::any_of(met, goes_first)) std::erase_if(met, std::not_fn(goes_first));
  return met;
}

void PlainLife::live_day() {
  const bool newer = version_.known_from == today_;
  const bool was_in = !state.history.empty();
  if (!was_in && !enter()) return;
  if (newer && was_in) review();
  if (programme_.statuses[state.history.back().status].final) return;
  if (state.stopped && !newer) return;
  while (follow()) {
  }
  if (state.stopped || programme_.statuses[state.history.back().status].final) return;
  cases();
  deadlines();
}

bool PlainLife::enter() {
  const bool from_record = programme_.begins_on != no_reg;
  const auto begin = from_record ? facts(today_, 0).begin : known_.front().known_from.days;
  if (begin == unknown_value<std::int32_t> || begin == absent_value<std::int32_t>) return false;
  if (policy_.applies == AppliesTo::entered_on_or_after && Date{begin} < policy_.applies_from) return false;
  const Date entry = std::max(Date{begin}, policy_.in_force_from);
  if (entry > today_ || entry >= policy_.in_force_to) return false;
  state.entered = true;
  state.history.push_back({.status = programme_.initial, .effective = entry});
  say({.kind = EventKind::entered, .on = today_, .effective = entry, .to = programme_.initial});
  return true;
}

std::string PlainLife::obstacle(const std::vector<std::uint16_t>& met, Date on) const {
  const auto to = programme_.transitions[met.front()].to;
  for (auto t : met)
    if (programme_.transitions[t].to != to) return conflict(programme_, met, on);
  for (const auto& held : state.history)
    if (held.status == to && held.effective == on) return circle(programme_, met.front(), on);
  return {};
}

/// The new status, and with it the end of the cases that do not lead on from it.
void PlainLife::move(std::uint16_t transition, Date on, Date effective, bool certified) {
  const auto from = state.history.back().status, to = programme_.transitions[transition].to;
  std::string text;
  if (programme_.transitions[transition].restores)
    text = "restored: held since " + to_iso(last_stay(state.history.size() - 1)->since);
  std::erase_if(state.cases, [&](const OpenCase& each) { return each.transition == transition; });
  state.history.push_back({.status = to, .effective = effective, .transition = transition, .certified = certified});
  say({.kind = EventKind::status_changed,
       .on = on,
       .effective = effective,
       .from = from,
       .to = to,
       .transition = transition,
       .text = std::move(text)});
  for (std::uint16_t t = 0; t < programme_.transitions.size(); ++t) {
    if (!open_case(t) || leads_on(state.history.size() - 1, programme_.transitions[t])) continue;
    std::erase_if(state.cases, [&](const OpenCase& each) { return each.transition == t; });
    say({.kind = EventKind::case_withdrawn,
         .on = on,
         .effective = effective,
         .from = from,
         .to = programme_.transitions[t].to,
         .transition = t});
  }
}

/// One automatic change, if there is one: on the first day since the present status began. True when there may be more.
bool PlainLife::follow() {
  const auto resume = [&] {
    if (!state.stopped) return;
    state.stopped = false;
    say({.kind = EventKind::resumed, .on = today_, .effective = today_});
  };
  for (Date day = state.history.back().effective; day <= today_; day = next_day(day)) {
    const auto met = automatic(day, state.history.size() - 1);
    if (met.empty()) continue;
    const auto status = state.history.back().status;
    if (const auto stuck = obstacle(met, day); !stuck.empty()) {
      if (!state.stopped)
        say({.kind = EventKind::stopped, .on = today_, .effective = day, .from = status, .to = status, .text = stuck});
      state.stopped = true;
      return false;
    }
    resume();
    move(met.front(), today_, day, false);
    return !programme_.statuses[state.history.back().status].final;
  }
  resume();
  return false;
}

void PlainLife::review() {
  if (programme_.begins_on != no_reg) {
    const auto begin = facts(today_, 0).begin;
    const Date recorded = state.history.front().effective;
    const bool known = begin != unknown_value<std::int32_t> && begin != absent_value<std::int32_t>;
    const Date entry = known ? std::max(Date{begin}, policy_.in_force_from) : never;
    if (begin == absent_value<std::int32_t>)
      open_review(0, would_not_enter(recorded));
    else if (known && policy_.applies == AppliesTo::entered_on_or_after && Date{begin} < policy_.applies_from)
      open_review(0, would_not_enter(recorded));
    else if (known && entry >= policy_.in_force_to)
      open_review(0, would_not_enter(recorded));
    else if (known && entry != recorded)
      open_review(0, would_enter(recorded, entry));
  }
  for (std::size_t held = 1; held < state.history.size(); ++held) review_change(held);
}

void PlainLife::review_change(std::size_t held) {
  const auto& change = state.history[held];
  for (Date day = state.history[held - 1].effective; day < change.effective; day = next_day(day))
    if (const auto met = automatic(day, held - 1); !met.empty())
      return open_review(held, would_be(programme_, change, met, day));
  if (facts(change.effective, held - 1).conditions[change.transition] == Verdict::not_met)  // unknown: of no rule
    return open_review(held, was_not_met(policy_, programme_, change));
  // What the night of that day would have found open to another status as well.
  const auto met = automatic(change.effective, held - 1);
  if (std::ranges::any_of(met, [&](auto t) { return programme_.transitions[t].to != change.status; }))
    open_review(held, would_be(programme_, change, met, change.effective));
}

void PlainLife::open_review(std::size_t held, std::string text) {
  if (std::ranges::count(state.reviewed, text) != 0) return;
  ++state.reviews;
  state.reviewed.push_back(text);
  const auto& entry = state.history[held];
  say({.kind = EventKind::review_opened,
       .on = today_,
       .effective = entry.effective,
       .from = entry.status,
       .to = entry.status,
       .transition = entry.transition,
       .text = std::move(text)});
}

}  // namespace safon::testing
