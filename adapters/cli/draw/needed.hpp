// What is still needed, as a list on the terminal, and as JSON.
#pragma once
#include <boost/json.hpp>
#include <ostream>

#include "adapters/cli/draw/explanation.hpp"
#include "engine/explain/needed.hpp"

namespace safon {

void draw_needed(std::ostream& out, const StillNeeded& needed, const Pen& pen);

[[nodiscard]] boost::json::array needed_json(const StillNeeded& needed);

}  // namespace safon
