// Cuts an example down to the fewest fields and rows for which both versions still answer as they did.
#pragma once
#include <functional>

#include "dsl/compare/search/search.hpp"

namespace safon::comparison {

/// Candidates with one thing less, the largest things first.
[[nodiscard]] std::vector<Candidate> smaller(const Candidate& candidate);

/// `still`: which of these still show what is to be shown.
[[nodiscard]] Candidate shrink(Candidate candidate,
                               const std::function<std::vector<bool>(std::span<const Candidate>)>& still);

[[nodiscard]] Example shrink(Trial& trial, const Subject& subject, Example example);

}  // namespace safon::comparison
