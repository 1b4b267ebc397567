// Where a participant stands in a programme, in a few lines: the head of an explanation.
#pragma once
#include <boost/json.hpp>
#include <optional>
#include <ostream>
#include <string>

#include "adapters/cli/draw/explanation.hpp"
#include "adapters/office/revoking.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/entry.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// The present status, the way to it, and the cases that wait.
void draw_standing(std::ostream& out, const std::string& id, const Programme& programme, const ProgressState& state,
                   Date as_of, const Pen& pen);
/// Why somebody has not entered a programme, as of a day; empty where its day of entry says nothing.
[[nodiscard]] std::string why_not_entered(const std::optional<Entry>& entry, Date as_of, const std::string& language);
[[nodiscard]] boost::json::object standing_json(const Programme& programme, const ProgressState& state);

/// Who took away what was held, or gave it back, and why.
void draw_decision(std::ostream& out, const office::StatusDecision& decision, const Pen& pen);
[[nodiscard]] boost::json::object decision_json(const office::StatusDecision& decision);

}  // namespace safon
