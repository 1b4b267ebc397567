// Requirements of two versions: which are the same, which were renamed, and to whom the others answer differently.
#pragma once
#include <map>

#include "dsl/compare/compare.hpp"
#include "dsl/compare/people/versions.hpp"

namespace safon::comparison {

/// Old names that have become new ones without a change of meaning.
using Renamed = std::map<std::string, std::string>;

[[nodiscard]] Renamed renamed_requirements(const Versions& versions);

/// The registers that stand for requirements, under the names of the new version: with these a rule that refers to a
/// requirement means the same whatever that requirement says. `but`: the one that is looked at itself.
[[nodiscard]] std::map<Reg, std::string> named_requirements(const CompiledPolicy& policy, Side side,
                                                            const Renamed& renamed, NodeId but = no_node);

[[nodiscard]] std::vector<PolicyDifference> compare_requirements(Versions& versions, const Renamed& renamed,
                                                                 std::string_view language);

/// Who may waive those that are in both, and adjust the parameters that are, and for how long.
[[nodiscard]] std::vector<PolicyDifference> compare_waivables(const Versions& versions, const Renamed& renamed);

/// An example as it is shown; none when the versions' own test runners do not answer as the search did.
[[nodiscard]] std::optional<ComparedExample> proven(const Versions& versions, const Candidate& candidate,
                                                    const Subject& subject, const std::array<Answer, 2>& answers,
                                                    std::string_view language);

}  // namespace safon::comparison
