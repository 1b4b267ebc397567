// Lists of codes, and frameworks, whose criteria are codes too.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

void analyse_codes(Analysis& analysis);
void analyse_frameworks(Analysis& analysis);

/// The code's index in `list`, or none16.
[[nodiscard]] std::uint16_t find_code(const Analysis& analysis, std::uint16_t list, std::string_view name);

}  // namespace safon::analysis
