// Who is told of a case that nobody decides in time: `, then escalated to director`.
#pragma once
#include <vector>

#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// The levels of a way, in their order; its duties are added to the policy's.
[[nodiscard]] std::vector<model::Escalation> analyse_escalations(Analysis& analysis,
                                                                 const syntax::TransitionDecl& written);

}  // namespace safon::analysis
