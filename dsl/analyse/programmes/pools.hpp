// pool: whose rows count once, and for whom.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// After the requirements, whose conditions it looks at.
void analyse_pools(Analysis& analysis);

}  // namespace safon::analysis
