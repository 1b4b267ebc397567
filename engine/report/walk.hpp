// Everybody whom the register knows on a day, with a report's registers filled: some participants at a time, so that
// memory does not grow with the register.
#pragma once
#include <expected>
#include <functional>

#include "engine/evaluate/evaluate.hpp"
#include "engine/ports/record_source.hpp"

namespace safon {

/// Where the ledger had a participant at the end of the day, for whoever has been settled beyond it since.
using StateOnTheDay = std::function<std::expected<ProgressState, RegisterError>(std::uint16_t programme,
                                                                                const ChunkParticipant& participant)>;

/// `row` is the participant's in a run of the report's plan. The day must be evaluated; people come in the order of
/// their keys.
[[nodiscard]] std::expected<void, RegisterError> walk_report(
    const CompiledPolicy& policy, const Report& report, RecordSource& source, Date as_of, const StateOnTheDay& state_on,
    const std::function<void(const ChunkParticipant& participant, const Run& run, std::size_t row)>& each);

}  // namespace safon
