// An explanation on a page: the conditions as a tree, the evidence of each beside it.
#pragma once
#include <functional>
#include <string>

#include "adapters/web/visit.hpp"
#include "engine/explain/explain.hpp"
#include "engine/explain/needed.hpp"

namespace safon::web {

/// Where a link goes with which an officer asks that a requirement be waived; empty where it may not be.
using ProposalLink = std::function<std::string(const std::string& requirement)>;
[[nodiscard]] std::string explanation_html(const Visit& visit, const Explanation& whole, const ProposalLink& propose);
/// A list; a sentence where nothing is missing.
[[nodiscard]] std::string needed_html(const Visit& visit, const StillNeeded& needed);
/// "✓ met", with a class for its colour: the sign and the word say the same.
[[nodiscard]] std::string answer_html(const Visit& visit, Answer answer);

}  // namespace safon::web
