#include "engine/progress/elsewhere/elsewhere.hpp"

#include <algorithm>

namespace safon {

Elsewhere of_participant(Elsewhere all, std::uint32_t participant) {
  const auto own = std::ranges::equal_range(all, participant, {}, &HeldElsewhere::participant);
  return {own.begin(), own.end()};
}

HeldElsewhere held_elsewhere(const CompiledPolicy& policy, std::uint16_t programme, std::uint32_t participant,
                             const HeldStatus& held) {
  const auto& transitions = policy.programmes[programme].transitions;
  return {.participant = participant,
          .programme = programme,
          .status = held.status,
          .certified = held.certified,
          .away = policy.programmes[programme].statuses[held.status].away,
          .restores = held.transition < transitions.size() && transitions[held.transition].restores,
          .effective = held.effective,
          .known_from = held.certified ? Date{held.effective.days + 1} : first_date};
}

void note(const CompiledPolicy& policy, const Event& event, std::uint32_t participant,
          std::vector<HeldElsewhere>& held) {
  if (event.kind != EventKind::entered && event.kind != EventKind::status_changed) return;
  const auto& transitions = policy.programmes[event.programme].transitions;
  const bool certified = event.transition < transitions.size() && transitions[event.transition].certifiers > 0;
  held.push_back(held_elsewhere(
      policy, event.programme, participant,
      {.status = event.to, .effective = event.effective, .transition = event.transition, .certified = certified}));
  held.back().known_from = certified ? Date{event.on.days + 1} : event.on;
}

void put_in_order(std::vector<HeldElsewhere>& held) {
  std::ranges::stable_sort(held, {},
                           [](const HeldElsewhere& each) { return std::pair(each.participant, each.programme); });
}

void stand_nowhere(std::span<Standing> standing, std::span<const std::uint16_t> programmes, std::size_t size) {
  constexpr auto no_day = absent_value<std::int32_t>;
  for (const auto programme : programmes) {
    Standing& there = standing[programme];
    there.status.assign(size, absent_value<std::uint8_t>);
    there.status_since.assign(size, no_day);
    there.entered.assign(size, no_day);
    there.ever.assign(size, 0);
    there.validity.assign(size, no_day);
    there.next.assign(size, never.days);
  }
}

void stand_elsewhere(std::span<Standing> standing, std::span<const std::uint16_t> programmes, std::size_t row,
                     Elsewhere held, Date day, Date known) {
  for (const auto programme : programmes) {
    Standing& there = standing[programme];
    Date next = never;
    Date before_away{unknown_value<std::int32_t>};  // the day on which what was held before being away began
    for (const HeldElsewhere& each : held) {
      if (each.programme != programme || each.known_from > known) continue;
      if (each.effective > day) {
        next = std::min(next, each.effective);
        continue;
      }
      if (there.ever[row] == 0) there.entered[row] = each.effective.days;
      there.status[row] = each.status;
      const Date began = each.restores ? before_away : each.effective;
      if (!each.away) before_away = began;
      there.status_since[row] = began.days;
      there.ever[row] |= std::uint64_t{1} << each.status;
      if (each.next > day) next = std::min(next, each.next);
    }
    there.next[row] = next.days;
  }
}

std::vector<std::uint16_t> other_programmes(const CompiledPolicy& policy, std::uint16_t programme) {
  auto others = policy.order;
  std::erase(others, programme);
  return others;
}

void stand_elsewhere(const CompiledPolicy& policy, std::uint16_t programme, std::span<Standing> standing,
                     Elsewhere held, Date day, Date known) {
  if (programme >= standing.size()) return;
  const auto others = other_programmes(policy, programme);
  const std::size_t rows = standing[programme].status.size();
  stand_nowhere(standing, others, rows);
  for (std::size_t row = 0; row < rows; ++row) stand_elsewhere(standing, others, row, held, day, known);
}

}  // namespace safon
