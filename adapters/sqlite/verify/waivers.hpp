// The waivers of a register, recorded again: each event had to be allowed by those before it.
#pragma once
#include <span>
#include <vector>

#include "adapters/sqlite/verify/verify.hpp"

namespace safon {

/// What could not have been recorded: an approval by the proposer, a second one by the same person, one after the end,
/// or a day from which nothing could have been known yet. `policies`: compiled from the texts in the register.
[[nodiscard]] std::vector<Finding> check_waivers(RegisterFile& in, std::span<const CompiledPolicy* const> policies);

}  // namespace safon
