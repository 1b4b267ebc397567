// When somebody enters a programme.
#pragma once
#include "engine/plan/compiled_policy.hpp"

namespace safon {

/// The day of entry as the facts of one row have it.
struct Entry {
  bool known = false, absent = false;
  bool applies = true;  // the policy is for those who entered then
  Date day;             // never before the policy is in force
};

/// `begin`: the row of Programme::begins_on.
[[nodiscard]] Entry entry_on(const CompiledPolicy& policy, std::int32_t begin);

}  // namespace safon
