// Requirements: groups of items, their stable names, exceptions.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Gives every named item its stable path ("reflection.coaching"), so that conditions anywhere may refer to it.
void gather_parts(Analysis& analysis);
void analyse_requirements(Analysis& analysis);

}  // namespace safon::analysis
