// When somebody enters a programme.
#pragma once
#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// The day of entry as the facts of one row have it.
struct Entry {
  bool known = false, absent = false;
  bool applies = true;  // the policy is for those who entered then
  Date day;             // never before the policy is in force
};

/// Whether the policy leaves alone somebody with this history: they entered before those whom it `applies to`, so what
/// happens to them is another version's. A history that begins with another status than the first has no day of entry.
[[nodiscard]] bool leaves_alone(const CompiledPolicy& policy, std::uint16_t programme, const ProgressState& state);

/// `begin`: the row of Programme::begins_on.
[[nodiscard]] Entry entry_on(const CompiledPolicy& policy, std::int32_t begin);

}  // namespace safon
