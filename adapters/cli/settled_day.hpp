// The day that a table or a proposal speaks about.
#pragma once
#include <expected>

#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"
#include "adapters/sqlite/register.hpp"

namespace safon {

/// The day of `--as-of`, or the last that was evaluated: settled, and to stay so. What an evaluation is still at work
/// on is not. What is wrong has been said.
[[nodiscard]] std::expected<Date, Exit> settled_day(RegisterFile& in, const Options& options);

}  // namespace safon
