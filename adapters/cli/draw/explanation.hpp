// An explanation as a tree on the terminal, and as JSON.
#pragma once
#include <boost/json.hpp>
#include <ostream>
#include <string>

#include "adapters/cli/draw/terminal.hpp"
#include "engine/explain/explain.hpp"

namespace safon {

/// What a drawing is made with: for whom, in which language, and what every line begins with.
struct Pen {
  const Terminal& terminal;
  std::string language;
  std::string indent;
};

/// `in_order`: parts that are as they should be take one line together, with their number; what is not met or unknown
/// is whole. Where all is met, its parts take a line each.
enum class Fold : unsigned char { nothing, in_order };

/// True when something was folded.
bool draw_explanation(std::ostream& out, const Explanation& explanation, const Pen& pen, Fold fold = Fold::nothing);

/// "✓ met", coloured.
[[nodiscard]] std::string drawn_answer(Answer answer, const Pen& pen);

/// What a node without words of its own is called: "all of these", "its parts".
[[nodiscard]] std::string group_name(const Explanation& node, const std::string& language);

[[nodiscard]] boost::json::object explanation_json(const Explanation& explanation);

}  // namespace safon
