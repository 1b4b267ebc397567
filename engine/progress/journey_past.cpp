// A journey's beginning, and what newer facts say of the history that is recorded.
#include <algorithm>

#include "engine/progress/entry.hpp"
#include "engine/progress/journey.hpp"
#include "engine/progress/wording.hpp"

namespace safon {
void Journey::look_for_entry(const Run& run, std::size_t row) {
  const Date day = question_.as_of;
  const bool from_record = programme_.begins_on != no_reg;
  const auto begin = from_record ? run.column(programme_.begins_on).dates[row] : versions_.front().known_from.days;
  Date next = from_record ? run.flip(programme_.begins_on, row) : never;
  const auto entry = entry_on(policy_, begin);
  if (entry.known && entry.applies) {
    if (entry.day <= day) {
      emit({.kind = EventKind::entered, .on = day, .effective = entry.day, .to = programme_.initial});
      day_ = day;
      newer_ = true;
      return begin_days();
    }
    next = std::min(next, entry.day);
  }
  if (next > last_) return leave_stretch(next);
  ask(next);
}

void Journey::begin_reviews() {
  const auto& first = state_.history.front();
  if (programme_.begins_on != no_reg && first.transition == none16 && first.status == programme_.initial) {
    stage_ = Stage::review_of_entry;
    return ask(day_);
  }
  reviewed_ = 0;
  next_review();
}

void Journey::review_entry(const Run& run, std::size_t row) {
  const auto entry = entry_on(policy_, run.column(programme_.begins_on).dates[row]);
  reviewed_ = 0;
  const Date recorded = state_.history.front().effective;
  if (entry.absent || (entry.known && !entry.applies))
    open_review(would_not_enter(recorded));
  else if (entry.known && entry.day != recorded)
    open_review(would_enter(recorded, entry.day));
  next_review();
}

void Journey::next_review() {
  if (++reviewed_ >= state_.history.size()) return begin_days();
  stage_ = Stage::review;
  ask(state_.history[reviewed_ - 1].effective);
}

/// Looks at the days from the status before the one under review up to the day on which it is recorded to have begun.
void Journey::review(const Run& run, std::size_t row) {
  const auto& held = state_.history[reviewed_];
  const Date day = question_.as_of;
  if (day >= held.effective) {
    const auto met = enabled(run, row, question_.status);
    if (decided_elsewhere(day)) return next_review();
    if (held.transition != none16 && programme_.transitions[held.transition].decided == Decided::no &&
        run.verdict(programme_.transitions[held.transition].condition, row) == Verdict::not_met)
      open_review(was_not_met(policy_, programme_, held));
    else if (std::ranges::any_of(met, [&](auto t) { return programme_.transitions[t].to != held.status; }))
      open_review(would_be(programme_, held, met, day));  // a conflict, or a way that goes before an officer's decision
    return next_review();
  }
  if (const auto met = enabled(run, row, question_.status); !met.empty()) {
    open_review(would_be(programme_, held, met, day));
    return next_review();
  }
  Date next = held.effective;
  for (auto t : ways_.automatic[question_.status])
    if (is_open(programme_.transitions[t])) next = std::min(next, run.flip(programme_.transitions[t].condition, row));
  ask(next);
}

void Journey::open_review(std::string text) {
  if (std::find(state_.reviewed.begin(), state_.reviewed.end(), text) != state_.reviewed.end()) return;
  const auto& held = state_.history[reviewed_];
  emit({.kind = EventKind::review_opened,
        .on = day_,
        .effective = held.effective,
        .from = held.status,
        .to = held.status,
        .transition = held.transition,
        .text = std::move(text)});
}

}  // namespace safon
