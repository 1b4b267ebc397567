// Policies that a register holds, compiled from the texts in it.
#pragma once
#include <expected>
#include <string>

#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "dsl/load/load.hpp"

namespace safon::office {

/// The one with that key. Refused where it no longer compiles: `called` names it, "wales_cpd` version `2026.1".
[[nodiscard]] std::expected<LoadedPolicy, Refusal> stored_policy(RegisterFile& in, std::int64_t key, const std::string& called);

}  // namespace safon::office
