// Which parts of a policy an explanation speaks of.
#pragma once
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "adapters/cli/exit_code.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// A node of the outline, under the heading that leads to it. `to`: the status, when it is a way to one.
struct Subject {
  std::string heading, to;
  NodeId node = no_node;
  std::uint16_t transition = none16;  // when it is a way
  bool folded = false;                // one line is enough
};

/// The requirement of that name, or the part of one. What is wrong has been said.
[[nodiscard]] std::expected<Subject, Exit> requirement_subject(const CompiledPolicy& policy, const std::string& name);

/// The ways out of the present status: the next step in full, one whose case is open before renewal, moving on, moving
/// back and setbacks; the others folded. A way that an officer declined (`declined` says when) is no next step, unless
/// it is the only one.
[[nodiscard]] std::vector<Subject> ways_onward(
    const Programme& programme, const ProgressState& state, const std::string& language,
    const std::function<std::optional<Date>(std::uint16_t transition)>& declined);

/// The ways to `wanted`: those that begin at the present status, else those that begin elsewhere.
[[nodiscard]] std::vector<Subject> ways_to(const Programme& programme, const ProgressState& state, std::uint8_t wanted,
                                           const std::string& language);

}  // namespace safon
