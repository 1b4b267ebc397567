// What is right but cannot be meant: conditions without a choice, declarations without a use.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

void warn_of_certainties(Analysis& analysis);
void warn_of_unused(Analysis& analysis);

}  // namespace safon::analysis
