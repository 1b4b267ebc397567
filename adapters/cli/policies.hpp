// Where commands get their policy from: a rule file on the disk, or the one that the register holds.
#pragma once
#include <expected>
#include <memory>
#include <string>

#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"
#include "adapters/office/policies/in_force.hpp"
#include "adapters/sqlite/register.hpp"
#include "dsl/load/load.hpp"

namespace safon {

/// Rule files of the disk.
[[nodiscard]] ReadFile disk_reader();
[[nodiscard]] ListFiles disk_lister();

/// From the disk, with every diagnostic.
[[nodiscard]] LoadedPolicy read_policy(const std::string& path);

/// The policy of `--policy`; or else the published version that is in force on the day asked about, today where none
/// is; or else, where nothing was published, the one stored last in `from` (may be null). What is wrong has been said.
[[nodiscard]] std::expected<LoadedPolicy, Exit> policy_for(const Options& options, RegisterFile* from);

/// The same for questions about one participant: without `--policy`, the version that they were settled under last.
[[nodiscard]] std::expected<LoadedPolicy, Exit> policy_for_participant(const Options& options, RegisterFile& in);

using office::VersionsInForce;
/// None when nothing was published. What is wrong has been said.
[[nodiscard]] std::expected<std::optional<VersionsInForce>, Exit> versions_in_force(RegisterFile& in);

/// A register open for reading, and the policy that has the labels for its answers; null when there is none yet.
struct LabelledRegister {
  RegisterFile in;
  std::unique_ptr<LoadedPolicy> loaded;

  [[nodiscard]] const CompiledPolicy* policy() const { return loaded ? &*loaded->compiled : nullptr; }
};

/// For commands that want labels only and can do without a policy. What is wrong has been said.
[[nodiscard]] std::expected<LabelledRegister, Exit> open_with_labels(const Options& options);

/// The policies that the register holds, compiled from the texts in it. One that no longer compiles is told and left
/// out.
[[nodiscard]] std::vector<LoadedPolicy> stored_policies(RegisterFile& in);

/// Says so when the policy does not speak the language of `--lang`.
void check_language(const CompiledPolicy& policy, const Options& options);

}  // namespace safon
