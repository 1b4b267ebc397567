// Where a participant stands in a programme, in a few lines: the head of an explanation.
#pragma once
#include <boost/json.hpp>
#include <ostream>

#include "adapters/cli/draw/explanation.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// The present status, the way to it, and the cases that wait.
void draw_standing(std::ostream& out, const std::string& id, const Programme& programme, const ProgressState& state,
                   Date as_of, const Pen& pen);
[[nodiscard]] boost::json::object standing_json(const Programme& programme, const ProgressState& state);

}  // namespace safon
