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

void draw_explanation(std::ostream& out, const Explanation& explanation, const Pen& pen);
void draw_needed(std::ostream& out, const std::vector<Needed>& needed, const Pen& pen);

/// "✓ met", coloured.
[[nodiscard]] std::string drawn_answer(Answer answer, const Pen& pen);

[[nodiscard]] boost::json::object explanation_json(const Explanation& explanation);
[[nodiscard]] boost::json::array needed_json(const std::vector<Needed>& needed);

/// "not met": the stable name, as JSON has it.
[[nodiscard]] std::string_view answer_name(Answer answer);

}  // namespace safon
