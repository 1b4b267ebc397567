// Looks for participants to whom two versions give different answers.
#pragma once
#include <vector>

#include "dsl/compare/search/vary.hpp"

namespace safon::comparison {

struct Example {
  Candidate candidate;
  std::array<Answer, 2> answer{};
};

/// What a difference of answers comes to: the new version asks for more, for less, or neither.
enum class Direction : std::uint8_t { tightened, loosened, otherwise };
[[nodiscard]] Direction direction(Answer old_answer, Answer new_answer);

/// By subject: at most one example of each direction, cut down to the fewest fields and rows that still show it. None
/// where nothing was found. Where somebody was found to whom both versions give a plain answer, those of whom too
/// little is known to say are left out. The same versions give the same examples.
[[nodiscard]] std::vector<std::vector<Example>> search(Versions& versions, std::span<const Subject> subjects);

/// To begin with: the people of both versions' tests, somebody of whom nothing is known on each day that matters, and
/// what some changes make of them.
[[nodiscard]] std::vector<Candidate> first_candidates(Versions& versions, const Boundaries& boundaries, Vary& vary);

}  // namespace safon::comparison
