// An evaluation with its progress and its closing sentence: what `evaluate` and `nightly` have in common.
#pragma once
#include <expected>
#include <functional>

#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"
#include "dsl/load/load.hpp"
#include "engine/night/evaluate_days.hpp"

namespace safon {

class RegisterFile;

/// The day to evaluate: --as-of, or today. What is wrong has been said: a day before the last.
[[nodiscard]] std::expected<Date, Exit> day_to_evaluate(RegisterFile& in, const Options& options);

/// Evaluates who is due of `source`, and shows how far it has come. What went wrong has been said. `intakes`: none
/// where `source` is not everybody; places are then not given out.
[[nodiscard]] std::expected<EvaluateReport, Exit> evaluate_shown(
    const CompiledPolicy& policy, RecordSource& source, Ledger& ledger, IntakeBook* intakes, Date as_of,
    const Options& options, const std::function<void(const SettledEvent&)>& on_event);

/// What came of it, in a sentence, and each property that is broken.
void tell_evaluated(const CompiledPolicy& policy, const EvaluateReport& report, Date as_of, const Options& options);

/// 3 when there are conflicts or broken properties.
[[nodiscard]] Exit exit_of(const EvaluateReport& report);

/// `evaluate --compare`: everybody afresh from the facts, held against what is recorded. Nothing is changed.
[[nodiscard]] Exit compare_with_facts(const Options& options);

}  // namespace safon
