#include "engine/progress/journey.hpp"

#include <algorithm>
#include <cassert>

#include "engine/progress/before.hpp"
#include "engine/progress/deadline.hpp"
#include "engine/progress/validity.hpp"
#include "engine/progress/wording.hpp"

namespace safon {
namespace {

Date day_after(Date date) {
  return {date.days + 1};
}
Date day_before(Date date) {
  return {date.days - 1};
}

}  // namespace

Ways::Ways(const Programme& programme) : automatic(programme.statuses.size()), certified(programme.statuses.size()) {
  for (std::uint16_t t = 0; t < programme.transitions.size(); ++t) {
    const auto& transition = programme.transitions[t];
    if (transition.decided != Decided::no) continue;
    for (auto status : transition.from)
      if (!programme.statuses[status].final) (transition.certifiers > 0 ? certified : automatic)[status].push_back(t);
  }
}

std::vector<std::uint16_t> stale_cases(const Programme& programme, const ProgressState& state) {
  std::vector<std::uint16_t> stale;
  for (const auto& open : state.cases)
    if (!leads_on(programme, programme.transitions[open.transition], state.history)) stale.push_back(open.transition);
  std::sort(stale.begin(), stale.end());
  return stale;
}

Journey::Journey(const ProgressInput& input, const Ways& ways, std::uint32_t participant,
                 std::span<const RecordVersion> versions, Elsewhere elsewhere, ProgressState& state)
    : input_(input),
      policy_(*input.policy),
      programme_(policy_.programmes[input.programme]),
      ways_(ways),
      versions_(versions),
      elsewhere_(elsewhere),
      state_(state),
      participant_(participant),
      settled_(state.evaluated_through),
      heard_(state.evaluated_through),
      met_since_(programme_.transitions.size(), never) {
  begin_version();
}

// ---- from version to version

void Journey::begin_version() {
  for (; version_ < versions_.size(); ++version_) {
    const bool first_time = settled_ == first_date;
    day_ = first_time ? version().known_from : std::max(version().known_from, day_after(settled_));
    last_of_version_ = input_.to;
    if (version_ + 1 < versions_.size())
      last_of_version_ = std::min(last_of_version_, day_before(versions_[version_ + 1].known_from));
    if (day_ > last_of_version_) continue;  // superseded before its first day, or not known yet
    newer_ = first_time || version().known_from > settled_;
    next_ = state_.next;
    return begin_stretch();
  }
  stage_ = Stage::arrived;
  state_.next = std::min(next_, next_news());
  state_.evaluated_through = input_.to;
}

void Journey::begin_stretch() {
  hear_news();
  last_ = std::min(last_of_version_, day_before(next_news()));
  if (!state_.entered) {
    stage_ = Stage::entry;
    return ask(day_);
  }
  return newer_ ? begin_reviews() : begin_days();
}

void Journey::leave_stretch(Date next) {
  next_ = next;
  if (last_ == last_of_version_) {
    ++version_;
    return begin_version();
  }
  day_ = day_after(last_);
  newer_ = false;
  begin_stretch();
}

void Journey::ask(Date day) {
  question_ = {.row = version().row,
               .as_of = day,
               .status = programme_.initial,
               .since = unknown_value<std::int32_t>,
               .entered = unknown_value<std::int32_t>,
               .validity = unknown_value<std::int32_t>};
  if (!state_.entered) return;
  // A review asks as of the status before the one under review; every other question is about the present one.
  const std::size_t held = stage_ == Stage::review ? reviewed_ : state_.history.size();
  const auto history = std::span<const HeldStatus>(state_.history).first(held);
  question_.status = history.back().status;
  question_.since = began(programme_, history).days;
  question_.entered = history.front().effective.days;
  question_.validity = validity_of(policy_, programme_, history).days;
  before_away_ = status_before(programme_, history);
  for (std::size_t h = 0; h < held; ++h) question_.ever |= std::uint64_t{1} << state_.history[h].status;
}

void Journey::go_on(const Run& run, std::size_t row) {
  switch (stage_) {
    case Stage::entry:
      return look_for_entry(run, row);
    case Stage::review_of_entry:
      return review_entry(run, row);
    case Stage::review:
      return review(run, row);
    case Stage::days:
      return look_at_day(run, row);
    case Stage::arrived:
      assert(false && "nothing was asked");
  }
}

void Journey::emit(Event event) {
  event.participant = participant_;
  event.programme = input_.programme;
  event.version = version().row;
  apply(programme_, event, state_);
  events_.push_back(std::move(event));
}

// ---- days

void Journey::begin_days() {
  stage_ = Stage::days;
  const auto& present = state_.history.back();
  if (programme_.statuses[present.status].final) return leave_stretch(never);
  if (state_.stopped && !newer_ && !news_ && !input_.rules_changed) return leave_stretch(never);
  std::fill(met_since_.begin(), met_since_.end(), never);
  // Newer facts may reach back to the day on which the present status began, and so does a decision: what follows from
  // the new status has not been looked at yet. News of another programme reach back to the day they speak of. Otherwise
  // nothing can have changed before the next day that was found.
  Date start = present.effective;
  if (!newer_ && !present.certified) start = input_.rules_changed ? day_ : std::max(day_, next_);
  if (news_) start = std::min(start, std::max(present.effective, *news_));
  if (start > last_) return leave_stretch(start);
  ask(start);
}

std::vector<std::uint16_t> Journey::enabled(const Run& run, std::size_t row, std::uint8_t status) const {
  std::vector<std::uint16_t> met, before_others;
  for (auto t : ways_.automatic[status])
    if (const auto& transition = programme_.transitions[t];
        is_open(transition) && run.verdict(transition.condition, row) == Verdict::met)
      (transition.before_others ? before_others : met).push_back(t);
  return before_others.empty() ? met : before_others;
}

/// Why these transitions cannot be followed on this day; empty when they can.
std::string Journey::blocked(const std::vector<std::uint16_t>& transitions, Date day) const {
  if (transitions.empty()) return {};
  const auto to = programme_.transitions[transitions.front()].to;
  for (auto t : transitions)
    if (programme_.transitions[t].to != to) return conflict(programme_, transitions, day);
  for (const auto& held : state_.history)
    if (held.status == to && held.effective == day) return circle(programme_, transitions.front(), day);
  return {};
}

void Journey::look_at_day(const Run& run, std::size_t row) {
  const Date day = question_.as_of;
  const Date on = std::max(day, day_);
  const auto status = question_.status;
  const auto met = enabled(run, row, status);
  const auto obstacle = blocked(met, day);
  if (state_.stopped) {
    if (!obstacle.empty() && day <= day_) return leave_stretch(never);
    if (!met.empty() || day >= day_) emit({.kind = EventKind::resumed, .on = day_, .effective = day_});
  }
  if (!obstacle.empty()) {
    emit({.kind = EventKind::stopped, .on = on, .effective = day, .from = status, .to = status, .text = obstacle});
    return leave_stretch(never);
  }
  if (!met.empty()) return move(met.front(), on);

  look_at_cases(run, row);
  if (day >= day_) look_at_deadlines(day);
  Date next = never;
  for (auto t : ways_.automatic[status])
    if (is_open(programme_.transitions[t])) next = std::min(next, run.flip(programme_.transitions[t].condition, row));
  for (auto t : ways_.certified[status])
    if (is_open(programme_.transitions[t]) && !declined(t))
      next = std::min(next, run.flip(programme_.transitions[t].condition, row));
  next = std::min(next, day < day_ ? day_ : next_deadline());
  assert(next > day);
  if (next > last_) return leave_stretch(next);
  ask(next);
}

/// Follows an automatic transition. The same day is then looked at again from the new status: several may follow.
void Journey::move(std::uint16_t transition, Date on) {
  const auto from = question_.status;
  const auto day = question_.as_of;
  emit({.kind = EventKind::status_changed,
        .on = on,
        .effective = day,
        .from = from,
        .to = programme_.transitions[transition].to,
        .transition = transition,
        .text = restored(programme_, programme_.transitions[transition], state_.history)});
  for (auto stale : stale_cases(programme_, state_))
    emit({.kind = EventKind::case_withdrawn,
          .on = on,
          .effective = day,
          .from = from,
          .to = programme_.transitions[stale].to,
          .transition = stale});
  std::fill(met_since_.begin(), met_since_.end(), never);
  if (programme_.statuses[state_.history.back().status].final) return leave_stretch(never);
  ask(day);
}

bool Journey::declined(std::uint16_t transition) const {
  return declined_on(state_, transition, version().known_from).has_value();
}

std::optional<Date> Journey::due(const Transition& transition, Date on) const {
  return moved(policy_, input_.calendar, transition.certify_within, on, on);
}

void Journey::look_at_cases(const Run& run, std::size_t row) {
  const Date day = question_.as_of;
  for (auto t : ways_.certified[question_.status]) {
    const auto& transition = programme_.transitions[t];
    if (!is_open(transition)) continue;
    const auto verdict = run.verdict(transition.condition, row);
    if (verdict != Verdict::met)
      met_since_[t] = never;
    else if (met_since_[t] == never)
      met_since_[t] = day;
    if (day < day_) continue;  // settled: only the effective dates were of interest

    const bool open = std::any_of(state_.cases.begin(), state_.cases.end(),
                                  [&](const OpenCase& each) { return each.transition == t; });
    Event event{.on = day, .effective = day, .from = question_.status, .to = transition.to, .transition = t};
    if (open && verdict == Verdict::not_met) {
      event.kind = EventKind::case_withdrawn;
      emit(std::move(event));
    } else if (!open && verdict == Verdict::met && !declined(t)) {
      event.kind = EventKind::case_opened;
      event.effective = met_since_[t];
      event.due = due(transition, day);
      emit(std::move(event));
    }
  }
}

/// A case that nobody has decided in time is recorded as overdue, once, on the day after the last one in time; and as
/// escalated, once for each level, on the day after the last on which it was not.
void Journey::look_at_deadlines(Date day) {
  std::vector<OpenCase> waiting;
  for (const auto& open : state_.cases)
    if (open.due && *open.due < day) waiting.push_back(open);
  std::ranges::sort(waiting, {}, &OpenCase::transition);
  for (const auto& open : waiting) {
    const auto& transition = programme_.transitions[open.transition];
    Event event{.kind = EventKind::case_overdue,
                .on = day,
                .effective = day_after(*open.due),
                .from = question_.status,
                .to = transition.to,
                .transition = open.transition,
                .due = open.due};
    if (!open.overdue) emit(event);
    event.kind = EventKind::case_escalated;
    for (auto level = open.escalated_to.size(); level < transition.escalations.size(); ++level) {
      const auto last = last_before(policy_, input_.calendar, transition, open, level);
      if (!last || *last >= day) break;
      event.effective = day_after(*last);
      event.text = policy_.duties[transition.escalations[level].duty].name;
      emit(event);
    }
  }
}

/// The first day on which an open case is overdue or escalated, of those that are not recorded as such.
Date Journey::next_deadline() const {
  Date first = never;
  for (const auto& open : state_.cases) {
    if (!open.due) continue;
    if (!open.overdue) first = std::min(first, day_after(*open.due));
    const auto& transition = programme_.transitions[open.transition];
    const auto last = last_before(policy_, input_.calendar, transition, open, open.escalated_to.size());
    if (last) first = std::min(first, day_after(*last));
  }
  return first;
}

}  // namespace safon
