// Does every decision of the ledger follow from the rules and the facts that it rests on?
#pragma once
#include <expected>
#include <span>
#include <vector>

#include "adapters/sqlite/verify/verify.hpp"

namespace safon {

/// Walks the settlements in their order and makes each again, from the policy text of its time, the record versions
/// that were known and the states that the ledger gave before it; officers' decisions are taken as they were made, and
/// what follows from them is not. Findings name the settlement and the participant. `policies` as for verify(): a text
/// that is not among them is a finding. Ask verify() first; of a register that was changed this says little.
[[nodiscard]] std::expected<std::vector<Finding>, RegisterError> rederive(
    RegisterFile& in, std::span<const CompiledPolicy* const> policies);

}  // namespace safon
