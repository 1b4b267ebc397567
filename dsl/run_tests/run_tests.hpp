// Runs the test blocks of a policy: each is a participant of its own, brought from entry to the test's as-of day.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "dsl/model/policy.hpp"
#include "engine/explain/explain.hpp"
#include "engine/plan/compiled_policy.hpp"

namespace safon {

struct TestFailure {
  Span span;                               // of the expectation, or of the step that could not be taken
  std::string expected;                    // "status `inducted` since 2026-03-09"
  std::string found;                       // "status `enrolled` since 2026-01-15"
  std::optional<Explanation> explanation;  // why, for verdicts
};

struct TestResult {
  std::string title;
  Span span;
  std::vector<TestFailure> failures;
};

/// In the order of the text.
[[nodiscard]] std::vector<TestResult> run_tests(const model::Policy& policy, const CompiledPolicy& compiled);

}  // namespace safon
