// Published tables: what may make rows and columns, what may be measured, and what small numbers forbid.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Needs whatever conditions refer to, and the statuses.
void analyse_reports(Analysis& analysis);

}  // namespace safon::analysis
