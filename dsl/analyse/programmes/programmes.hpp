// Programmes: transitions between statuses, and the ways that they open and close; `always` properties.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Needs the statuses (statuses.hpp) and whatever conditions refer to.
void analyse_programmes(Analysis& analysis);
void warn_of_dead_ends(Analysis& analysis);
void analyse_properties(Analysis& analysis);
/// After all conditions are known: refuses those that need the statuses of two programmes.
void check_status_reach(Analysis& analysis);

}  // namespace safon::analysis
