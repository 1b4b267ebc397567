// Parameters that people may adjust for one participant.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Says who may adjust `parameter`, and within which bounds. Needs the types of all parameters.
void analyse_adjustable(Analysis& analysis, const std::vector<syntax::Waivable>& written, model::Parameter& parameter);

/// Whether it is the same for everybody, as `what` ("a count") has to be; else that is reported. `instead`: what to
/// write; may be empty.
[[nodiscard]] bool check_for_everybody(Analysis& analysis, std::uint16_t parameter, Span span, std::string_view what,
                                       std::string instead);

}  // namespace safon::analysis
