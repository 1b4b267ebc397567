// What two versions declare differently, read off their declarations: no participant is needed to show it.
#pragma once
#include "dsl/compare/compare.hpp"
#include "dsl/compare/people/versions.hpp"

namespace safon::comparison {

/// From which day they are in force, and for whom.
[[nodiscard]] std::vector<PolicyDifference> compare_headers(const Versions& versions);
/// Lists, fields and their types, codes.
[[nodiscard]] std::vector<PolicyDifference> compare_records(const Versions& versions);
/// Values by date.
[[nodiscard]] std::vector<PolicyDifference> compare_parameters(const Versions& versions);

}  // namespace safon::comparison
