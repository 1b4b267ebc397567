// Whether a version may be put in force, or taken out of it.
#pragma once
#include "adapters/cli/policies.hpp"

namespace safon {

/// Why it may not be published beside those that are: another text of the same version, a day that does not come after
/// the last version's, a gap or an overlap in dates, or a status that somebody holds and that it does not have.
[[nodiscard]] std::expected<std::optional<office::Refusal>, RegisterError> why_not_published(
    RegisterFile& in, const CompiledPolicy& policy, const std::vector<PublishedVersion>& published,
    const std::vector<office::SharedPolicy>& loaded);

}  // namespace safon
