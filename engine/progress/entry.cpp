#include "engine/progress/entry.hpp"

#include <algorithm>

#include "engine/record/batch.hpp"

namespace safon {

bool leaves_alone(const CompiledPolicy& policy, std::uint16_t programme, const ProgressState& state) {
  if (policy.applies != AppliesTo::entered_on_or_after || state.history.empty()) return false;
  const auto& first = state.history.front();
  return first.transition == none16 && first.status == policy.programmes[programme].initial &&
         first.effective < policy.applies_from;
}

Entry entry_on(const CompiledPolicy& policy, std::int32_t begin) {
  if (begin == unknown_value<std::int32_t>) return {};
  if (begin == absent_value<std::int32_t>) return {.absent = true};
  Entry entry{.known = true, .day = std::max(Date{begin}, policy.in_force_from)};
  if (policy.applies == AppliesTo::entered_on_or_after) entry.applies = Date{begin} >= policy.applies_from;
  if (entry.day >= policy.in_force_to) entry.applies = false;
  return entry;
}

}  // namespace safon
