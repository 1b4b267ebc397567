// Pairs of participants: whether it is said who is matched with whom, and in what two people can be alike.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Needs whatever conditions refer to, and the statuses.
void analyse_matchings(Analysis& analysis);

}  // namespace safon::analysis
