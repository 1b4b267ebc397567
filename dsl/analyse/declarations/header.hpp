// The policy's header and the wordings in its languages.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

void analyse_header(Analysis& analysis);

/// A label in the policy's languages; says what is wrong with its languages.
[[nodiscard]] Label make_label(Analysis& analysis, const syntax::Label& label);

}  // namespace safon::analysis
