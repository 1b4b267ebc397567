// Who is under which version on a day, where not all are under the same one.
#pragma once
#include <map>

#include "adapters/cli/policies.hpp"
#include "adapters/sqlite/versions/bindings.hpp"

namespace safon {

/// By programme and participant.
using UnderWhich = std::map<std::string, std::unordered_map<ParticipantKey, Binding>, std::less<>>;

/// Whoever is due and whose day of entry is known comes under the version that is for them; whom a newer version
/// moves is moved. What changes is recorded with its reason, unless `dry_run`. `choice`: there is one for newcomers.
[[nodiscard]] std::expected<UnderWhich, RegisterError> who_is_under(RegisterFile& in, const VersionsInForce& versions,
                                                                    Date day, bool choice, bool dry_run);

}  // namespace safon
