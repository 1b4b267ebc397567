#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// After programmes and conditions: policy.intakes.
void analyse_intakes(Analysis& analysis);

/// `placed in NAME`
[[nodiscard]] model::Expr analyse_placed(Analysis& analysis, const syntax::Expr& expr);

}  // namespace safon::analysis
