#include "engine/explain/ways.hpp"

#include <algorithm>

namespace safon {

Leads leads(const Programme& programme, const Transition& transition, std::uint8_t present) {
  const auto& to = programme.statuses[transition.to];
  const bool marked = std::ranges::any_of(programme.statuses, &Status::setback);
  if (marked ? to.setback : to.final) return Leads::away;
  if (transition.restores) return Leads::onward;
  if (transition.to == present) return Leads::round;
  return transition.to > present || programme.statuses[present].setback ? Leads::onward : Leads::back;
}

}  // namespace safon
