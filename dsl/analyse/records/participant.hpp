// Which record is the participant's.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// The record that the programmes are for, else the one called `participant`: an index in `records`. none16: reported,
/// or hidden by a declaration that could not be read.
[[nodiscard]] std::uint16_t find_participant(Analysis& analysis);

}  // namespace safon::analysis
