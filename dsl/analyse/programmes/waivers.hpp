// Who may waive a requirement, and for how long.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// `written` has one line or more. `name`: the requirement's.
[[nodiscard]] model::Waivable analyse_waivable(Analysis& analysis, const std::vector<syntax::Waivable>& written,
                                               const std::string& name);

}  // namespace safon::analysis
