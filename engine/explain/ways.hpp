// Which way a transition leads for somebody, as whoever advises sees it.
#pragma once
#include "engine/plan/compiled_policy.hpp"

namespace safon {

/// In the order in which they are shown.
enum class Leads : std::uint8_t {
  round,   // back to the status that is held: a renewal
  onward,  // out of a setback, back from being away, or to a later status of the programme
  back,    // to an earlier one
  away,    // to a setback; in a programme that marks none, to a final status
};

[[nodiscard]] Leads leads(const Programme& programme, const Transition& transition, std::uint8_t present);

}  // namespace safon
