// Who is called what: gathers the declarations of all files under one roof of names.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Fills `symbols` and the lists of declarations. False when there are too many to go on.
[[nodiscard]] bool gather_declarations(Analysis& analysis);

}  // namespace safon::analysis
