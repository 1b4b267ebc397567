// Who may waive a requirement, or adjust a parameter, and for how long.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// What is written besides what it is called.
struct WaivableWords {
  DiagnosticKind twice;  // where there is a second line
  std::string_view one;  // "a waiver"
};
inline constexpr WaivableWords waiver_words{DiagnosticKind::waivable_twice, "a waiver"};
inline constexpr WaivableWords adjustment_words{DiagnosticKind::adjustable_twice, "an adjustment"};

/// `written` has one line or more. `name`: of the requirement or the parameter.
[[nodiscard]] model::Waivable analyse_waivable(Analysis& analysis, const std::vector<syntax::Waivable>& written,
                                               const std::string& name, const WaivableWords& words);

}  // namespace safon::analysis
