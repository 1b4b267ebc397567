// What the ledger says of the participants of a batch, in the columns that the evaluator reads.
#pragma once
#include <span>
#include <vector>

#include "engine/evaluate/evaluate.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// One Standing for each programme of the policy, with a row for each of `states`. Only `programme` is filled from
/// them; null states, people who have not entered, and the other programmes count as in the initial status since an
/// unknown day.
[[nodiscard]] std::vector<Standing> standing_of(const CompiledPolicy& policy, std::uint16_t programme,
                                                std::span<const ProgressState* const> states);

}  // namespace safon
