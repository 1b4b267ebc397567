// Which mistakes the tests would not notice, as text and as JSON.
#pragma once
#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"
#include "dsl/load/load.hpp"

namespace safon {

/// Tries the mutants of each policy, whose tests all hold, and says which survive: then the exit is `findings`.
[[nodiscard]] Exit mutate(const std::vector<const LoadedPolicy*>& policies, const Options& options);

}  // namespace safon
