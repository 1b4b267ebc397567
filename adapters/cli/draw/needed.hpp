// What is still needed, as a list on the terminal, and as JSON.
#pragma once
#include <boost/json.hpp>
#include <ostream>

#include "adapters/cli/draw/explanation.hpp"
#include "engine/explain/needed.hpp"

namespace safon {

void draw_needed(std::ostream& out, const StillNeeded& needed, const Pen& pen);

/// "no longer: is barred": what to do about it, and the criteria that it is about.
[[nodiscard]] std::string needed_text(const Needed& needed, std::string_view language);

[[nodiscard]] boost::json::array needed_json(const StillNeeded& needed);

}  // namespace safon
