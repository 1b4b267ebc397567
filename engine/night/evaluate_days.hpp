// A night with intakes: on each day on which one is due, everybody is settled through that day before places are given
// out. Then the history is the same whichever nights were run, missed days included.
#pragma once
#include <expected>

#include "engine/intake/life.hpp"
#include "engine/night/evaluate_register.hpp"
#include "engine/ports/intake_book.hpp"

namespace safon {

/// As evaluate_register(), in as many runs as there are such days up to `options.as_of`, and the last for that day. A
/// dry run gives no places.
[[nodiscard]] std::expected<EvaluateReport, RegisterError> evaluate_days(const CompiledPolicy& policy,
                                                                         RecordSource& source, Ledger& ledger,
                                                                         IntakeBook& book,
                                                                         const EvaluateOptions& options);

/// The day on which the places of an intake are given out: its own, or the first on which the policy is in force,
/// somebody is known, and no night was before.
[[nodiscard]] std::expected<Date, RegisterError> allocation_day(const CompiledPolicy& policy, const Intake& intake,
                                                                IntakeBook& book);

/// Whether an intake wants to be looked at by that day: places to give out, or offers that are open.
[[nodiscard]] std::expected<bool, RegisterError> intakes_due(const CompiledPolicy& policy, IntakeBook& book,
                                                             Date as_of);

}  // namespace safon
