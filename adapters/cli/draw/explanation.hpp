// An explanation as a tree on the terminal, and as JSON.
#pragma once
#include <boost/json.hpp>
#include <ostream>
#include <string>

#include "adapters/cli/draw/terminal.hpp"
#include "engine/explain/explain.hpp"

namespace safon {

/// Every line begins with `indent`.
void draw_explanation(std::ostream& out, const Explanation& explanation, const Terminal& terminal, const std::string& indent);
void draw_needed(std::ostream& out, const std::vector<Needed>& needed, const Terminal& terminal, const std::string& indent);

[[nodiscard]] boost::json::object explanation_json(const Explanation& explanation);
[[nodiscard]] boost::json::array needed_json(const std::vector<Needed>& needed);

[[nodiscard]] std::string_view answer_name(Answer answer);  // "not met"

}  // namespace safon
