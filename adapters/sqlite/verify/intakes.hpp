// Intakes made again: from the policy text of their time, the records that were known, and where everybody stood.
#pragma once
#include <vector>

#include "adapters/sqlite/verify/verify.hpp"

namespace safon {

/// What does not follow. An answer to an offer is taken as it was given; what came of it is made again. Wordings may
/// differ from one version of this program to the next, so they are not compared. Throws sql::Failure.
[[nodiscard]] std::vector<Finding> rederive_intakes(RegisterFile& in, std::span<const CompiledPolicy* const> policies);

}  // namespace safon
