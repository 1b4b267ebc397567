// Calendars of working days.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

void analyse_calendars(Analysis& analysis);

}  // namespace safon::analysis
