// What each council gets to know of its participants' waivers.
#pragma once
#include <expected>
#include <string>

#include "adapters/sqlite/register.hpp"
#include "engine/plan/compiled_policy.hpp"

namespace safon {

/// OUTBOX/waivers/COUNCIL.csv, for every council that has one: all that were ever approved, with those that wait.
[[nodiscard]] std::expected<void, std::string> write_waivers(RegisterFile& in, const CompiledPolicy& policy, Date as_of,
                                                             const std::string& outbox);

}  // namespace safon
