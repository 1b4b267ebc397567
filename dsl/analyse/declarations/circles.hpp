// What rests on what: circles among `let`s, requirements and their named parts.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Notes that what is being analysed refers to `name`.
void note_reference(Analysis& analysis, std::string_view name, Span span);

/// Reports each circle once, with its way, and chains too long to follow.
void check_circles(Analysis& analysis);

}  // namespace safon::analysis
