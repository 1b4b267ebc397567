// A night by the published versions: everybody is held against the one that they are under.
#pragma once
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/operator/evaluation.hpp"

namespace safon {

/// What is to be said of an evaluation once its table is drawn, in order.
using Tellings = std::vector<std::function<void()>>;

/// By the published versions, or, with `--policy` or where nothing was published, by `policy`, which outlives `say`.
/// With published versions everybody is held against the one that they are under, on the day before each new version
/// begins and on `as_of`; who comes under which version, and why, is recorded. `--council`: only theirs, and then no
/// places are given out. Places of an intake are given out by the newest version. When everybody is
/// settled, it is drawn which automatic changes go to audit. What is wrong has been said.
[[nodiscard]] std::expected<EvaluateReport, Exit> evaluate_by_policy(
    RegisterFile& in, const CompiledPolicy& policy, Date as_of, const Options& options,
    const std::function<void(const SettledEvent&)>& on_event, Tellings& say);

}  // namespace safon
