// One participant out of the register, with everything that explaining and deciding need.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "adapters/cli/exit_code.hpp"
#include "adapters/sqlite/register.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/record/batch.hpp"

namespace safon {

struct LoadedParticipant {
  Chunk chunk;          // one participant, its versions and state
  RecordBatch batch;    // the versions, with lines
  std::uint32_t row = 0;  // of the version known on the as-of day
  [[nodiscard]] const ProgressState& state() const { return chunk.states.front(); }
};

/// What is wrong has been said: an id that nobody has (with the nearest), or nothing known by that day.
[[nodiscard]] std::expected<LoadedParticipant, Exit> load_participant(RegisterFile& in, const CompiledPolicy& policy,
                                                                      std::uint16_t programme, const std::string& id, Date as_of);

/// The programme of that name, or the only one. What is wrong has been said.
[[nodiscard]] std::expected<std::uint16_t, Exit> find_programme(const CompiledPolicy& policy, const std::string& name);
/// The status of that name, with the nearest one as help.
[[nodiscard]] std::expected<std::uint8_t, Exit> find_status(const Programme& programme, const std::string& name);

}  // namespace safon
