// Statuses that are a stay away, and the way back to what was held before: `from withdrawn to previous when …`.
#pragma once
#include <vector>

#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Where a transition leads that restores.
inline constexpr std::string_view previous = "previous";

/// The statuses that a stay away can interrupt: a transition leads from them to one that is `away`. Of the transitions
/// that are known so far.
[[nodiscard]] std::vector<std::uint8_t> interrupted(const model::Programme& programme);

/// Says where a status cannot be `away`, or nobody comes back from one, or one is called `previous`.
void check_away(Analysis& analysis, const syntax::ProgrammeDecl& written);

}  // namespace safon::analysis
