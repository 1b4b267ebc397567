// By which waivers somebody came by an award: a certificate says so.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/register.hpp"
#include "engine/waiver/life.hpp"

namespace safon::office {

/// Those of the participant that held on the day `since`, of requirements that a certified way to the status asks for,
/// or of parameters from which its condition is made.
/// `programme`, `status`: by name. Oldest first.
[[nodiscard]] std::expected<std::vector<Waiver>, Refusal> waivers_behind(RegisterFile& in, const CompiledPolicy& policy,
                                                                         const std::string& programme,
                                                                         const std::string& status,
                                                                         ParticipantKey participant, Date since);

}  // namespace safon::office
