// Parameters: values that the policy sets, each from a day on.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Needs the policy's header.
void analyse_parameters(Analysis& analysis);

}  // namespace safon::analysis
