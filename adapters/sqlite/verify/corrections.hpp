// Whether every corrected record follows from what the council had sent and what officers have said.
#pragma once
#include <vector>

#include "adapters/sqlite/verify/verify.hpp"

namespace safon {

/// Makes each corrected version again, and goes through what was recorded about corrections. Throws sql::Failure.
[[nodiscard]] std::vector<Finding> check_corrections(RegisterFile& in);

}  // namespace safon
