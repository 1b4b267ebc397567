// Programmes: transitions between statuses, and the ways that they open and close; `always` properties.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Needs the statuses (statuses.hpp) and whatever conditions refer to.
void analyse_programmes(Analysis& analysis);
void warn_of_dead_ends(Analysis& analysis);
void analyse_properties(Analysis& analysis);
/// After all conditions are known: which programmes ask for statuses of which, and in what order they are settled.
/// Refuses those that would wait for one another.
void order_programmes(Analysis& analysis);

}  // namespace safon::analysis
