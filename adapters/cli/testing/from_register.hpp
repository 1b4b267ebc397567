// A participant of the register as a test block, on standard output.
#pragma once
#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"

namespace safon {

[[nodiscard]] Exit test_from_register(const Options& options);

}  // namespace safon
