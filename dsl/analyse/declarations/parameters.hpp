// Parameters: values that the policy sets, each from a day on.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Needs the policy's header.
void analyse_parameters(Analysis& analysis);

/// A value that is written out, of the parameter's type. None: reported.
[[nodiscard]] std::optional<model::Parameter::Value> read_parameter_value(Analysis& analysis, const model::Type& type,
                                                                          Date from, const syntax::Expr& written);

}  // namespace safon::analysis
