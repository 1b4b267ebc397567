// Participants, programmes and statuses by the names that were typed; what is wrong with a name is said here.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "adapters/cli/exit_code.hpp"
#include "adapters/office/participant.hpp"

namespace safon {

using office::LoadedParticipant;
using office::state_at_end_of;
using office::StatusOf;

/// As those of adapters/office. What is wrong has been said.
[[nodiscard]] std::expected<ParticipantKey, Exit> find_id(RegisterFile& in, const std::string& id);
[[nodiscard]] std::expected<LoadedParticipant, Exit> load_participant(RegisterFile& in, const CompiledPolicy& policy,
                                                                      std::uint16_t programme, const std::string& id,
                                                                      Date as_of);
[[nodiscard]] std::expected<std::vector<std::uint16_t>, Exit> find_programmes(const CompiledPolicy& policy,
                                                                              const std::string& name);
[[nodiscard]] std::expected<std::vector<StatusOf>, Exit> find_statuses(const CompiledPolicy& policy,
                                                                       const std::vector<std::uint16_t>& programmes,
                                                                       const std::string& status);

}  // namespace safon
