// Everybody whom the register knows on a day, with the registers of a report or matching filled: some participants at a
// time, so that memory does not grow with the register.
#pragma once
#include <expected>
#include <functional>

#include "engine/evaluate/evaluate.hpp"
#include "engine/ports/record_source.hpp"

namespace safon {

/// Where the ledger had a participant at the end of the day, for whoever has been settled beyond it since.
using StateOnTheDay = std::function<std::expected<ProgressState, RegisterError>(std::uint16_t programme,
                                                                                const ChunkParticipant& participant)>;

/// One of them: the row in a batch, and in a run of the plan. Of the time of the call.
struct Walked {
  const ChunkParticipant& participant;
  const RecordBatch& batch;
  const Run& run;
  std::size_t row;
};

/// `plan`: of a report or matching of the policy. The day must be evaluated; people come in the order of their keys.
[[nodiscard]] std::expected<void, RegisterError> walk_everyone(const CompiledPolicy& policy, const Plan& plan,
                                                               RecordSource& source, Date as_of,
                                                               const StateOnTheDay& state_on,
                                                               const std::function<void(const Walked&)>& each);

}  // namespace safon
