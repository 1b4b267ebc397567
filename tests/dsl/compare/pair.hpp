// Two versions of a small policy, written in the test.
#pragma once
#include <string>

#include "dsl/compare/compare.hpp"

namespace safon {

/// Records of managers with activities, appointments and a portfolio; `rules` is what follows them.
[[nodiscard]] std::string small_policy(const std::string& rules, const std::string& header = "");

/// A policy from one text; requires it to be without errors.
[[nodiscard]] LoadedPolicy loaded(const std::string& text);

[[nodiscard]] PolicyComparison compared(const std::string& old_rules, const std::string& new_rules);

/// How often each example is right: a test block with it passes in both versions, each with its own answer.
void require_true_examples(const std::string& old_text, const std::string& new_text,
                           const PolicyComparison& comparison);

/// "requirement induction tightened", one line a difference.
[[nodiscard]] std::string summary(const PolicyComparison& comparison);

}  // namespace safon
