// What participants still lack for their next status, counted: `safon report needed`.
#pragma once
#include <expected>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"
#include "adapters/sqlite/register.hpp"

namespace safon {

/// One row for each status and thing that is missing on the way out of it, most wanted first. What is wrong has been
/// said, also that there is no policy (null) yet.
[[nodiscard]] std::expected<Table, Exit> needed_table(RegisterFile& in, const CompiledPolicy* policy,
                                                      const Options& options);

}  // namespace safon
