// Where commands get their policy from: a rule file on the disk, or the one that the register holds.
#pragma once
#include <expected>
#include <memory>
#include <string>

#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"
#include "adapters/sqlite/register.hpp"
#include "dsl/load/load.hpp"

namespace safon {

/// From the disk, with every diagnostic.
[[nodiscard]] LoadedPolicy read_policy(const std::string& path);

/// The policy of `--policy`, or else the one stored last in `from` (may be null). What is wrong has been said.
[[nodiscard]] std::expected<LoadedPolicy, Exit> policy_for(const Options& options, RegisterFile* from);

/// Every policy that the register holds, compiled from the texts in it.
[[nodiscard]] std::expected<std::vector<LoadedPolicy>, Exit> stored_policies(RegisterFile& in);

}  // namespace safon
