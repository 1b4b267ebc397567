// Small mistakes, made on purpose: each is a policy that differs from the one that was written in one place. A test
// that holds for both has not noticed.
#pragma once
#include <string>
#include <vector>

#include "dsl/load/load.hpp"

namespace safon {

struct Mutant {
  Span span;                // what is taken out
  std::string replacement;  // what is put there
  std::string change;       // in words: "drop this condition", "12 months becomes 13 months"
};

/// Of the conditions, parameters, programmes and `always` of a policy without errors, in the order of its files:
/// comparisons turned, conditions dropped, numbers, durations and dates moved by one, met and not met swapped. No two
/// are alike.
[[nodiscard]] std::vector<Mutant> mutants_of(const LoadedPolicy& policy);

/// The text of the mutant's file with the mistake in it.
[[nodiscard]] std::string mutated(const LoadedPolicy& policy, const Mutant& mutant);

}  // namespace safon
