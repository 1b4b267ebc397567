// Intakes, and what is compared by its text because no single participant could show it.
#pragma once
#include "dsl/compare/differences/requirements.hpp"

namespace safon::comparison {

[[nodiscard]] std::vector<PolicyDifference> compare_intakes(Versions& versions, const Renamed& renamed,
                                                            std::string_view language);

/// `always`, reports, pools, matchings, calendars, frameworks and feeds, by name: labels, citations and layout aside.
[[nodiscard]] std::vector<PolicyDifference> compare_others(const Versions& versions);

/// "requirement induction": what both versions call the same and word or cite otherwise.
[[nodiscard]] std::vector<std::string> other_wordings(const Versions& versions);

}  // namespace safon::comparison
