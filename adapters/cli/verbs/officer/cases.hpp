// The open cases as a table: what `safon queue` shows, and `safon report overdue` of those that are too late.
#pragma once
#include <expected>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"
#include "adapters/sqlite/register.hpp"
#include "engine/plan/compiled_policy.hpp"

namespace safon {

enum class Cases : unsigned char { open, overdue };

/// Those with a deadline first, by deadline. Without a policy (null), transitions stand for statuses. What is wrong has
/// been said.
[[nodiscard]] std::expected<Table, Exit> cases_table(RegisterFile& in, const CompiledPolicy* policy,
                                                     const Options& options, Cases which);

}  // namespace safon
