#include "engine/progress/before.hpp"

#include <algorithm>
#include <cassert>

namespace safon {
namespace {

bool restores(const Programme& programme, const HeldStatus& held) {
  return held.transition < programme.transitions.size() && programme.transitions[held.transition].restores;
}

}  // namespace

std::size_t held_from(const Programme& programme, std::span<const HeldStatus> history) {
  assert(!history.empty());
  const std::size_t last = history.size() - 1;
  if (!restores(programme, history[last])) return last;
  return held_before(programme, history.first(last)).value_or(last);
}

Date began(const Programme& programme, std::span<const HeldStatus> history) {
  return history[held_from(programme, history)].effective;
}

std::optional<std::size_t> held_before(const Programme& programme, std::span<const HeldStatus> history) {
  std::size_t entries = history.size();
  while (entries > 0 && programme.statuses[history[entries - 1].status].away) --entries;
  if (entries == 0) return std::nullopt;
  return held_from(programme, history.first(entries));
}

std::optional<std::uint8_t> status_before(const Programme& programme, std::span<const HeldStatus> history) {
  const auto before = held_before(programme, history);
  return before ? std::optional(history[*before].status) : std::nullopt;
}

bool leads_on(const Programme& programme, const Transition& transition, std::span<const HeldStatus> history) {
  const auto present = history.empty() ? programme.initial : history.back().status;
  if (programme.statuses[present].final || !std::ranges::binary_search(transition.from, present)) return false;
  return !transition.restores || status_before(programme, history) == transition.to;
}

std::string restored(const Programme& programme, const Transition& transition, std::span<const HeldStatus> history) {
  if (!transition.restores) return {};
  const auto before = held_before(programme, history);
  return before ? "restored: held since " + to_iso(history[*before].effective) : std::string();
}

}  // namespace safon
