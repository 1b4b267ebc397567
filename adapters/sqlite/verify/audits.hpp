// The audits of a register, drawn again: from the changes that the ledger has, and the policy texts that they rest on.
#pragma once
#include <span>
#include <vector>

#include "adapters/sqlite/verify/verify.hpp"

namespace safon {

/// Draws that chose others than the lots say, and answers that could not have been recorded. `policies`: compiled from
/// the texts in the register; a draw over changes of which one rests on another text is passed over. Throws
/// sql::Failure.
[[nodiscard]] std::vector<Finding> check_audits(RegisterFile& in, std::span<const CompiledPolicy* const> policies);

}  // namespace safon
