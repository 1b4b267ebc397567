// What a decision would bring, and what is wrong with how it was asked for: of one participant, or of several at once.
#pragma once
#include <optional>
#include <string>

#include "adapters/office/decision.hpp"
#include "adapters/web/visit.hpp"

namespace safon::web {

/// How a decision on one case is asked for, confirmed and told.
struct DecisionWords {
  std::string_view name;  // of the choice in the form
  const Phrase &about, &confirm, &done;
};
/// Null where no decision has that name.
[[nodiscard]] const DecisionWords* decision_words(std::string_view name);

/// What is wrong with a choice, its reason and the day to which it defers; none when nothing is. `longest`: of the
/// reason, in bytes.
[[nodiscard]] std::optional<std::string> slip(const Visit& visit, const std::string& decision,
                                              const std::string& reason, const std::string& until, std::size_t longest);

/// A list of what will be recorded, and of what it leaves open.
[[nodiscard]] std::string foreseen_html(const Visit& visit, const office::Outcome& outcome,
                                        const office::DecisionAsked& asked);
/// What the days since the last night bring with it; empty for nothing.
[[nodiscard]] std::string brought_html(const Visit& visit, const office::Outcome& outcome);

}  // namespace safon::web
