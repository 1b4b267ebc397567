// Runs the test blocks of a policy: each is a participant of its own, brought from entry to the test's as-of day.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dsl/model/policy.hpp"
#include "engine/explain/explain.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// One thing that an expectation says: "since", 2026-03-09, 2026-01-15.
struct Difference {
  std::string what, expected, found;
  [[nodiscard]] bool same() const { return expected == found; }
};

struct TestFailure {
  Span span;                               // of the expectation, or of the step that could not be taken
  std::string expected;                    // "status `inducted` since 2026-03-09"
  std::string found;                       // "status `enrolled` since 2026-01-15"
  std::vector<Difference> parts;           // the same taken apart; those that agree, too
  std::optional<Explanation> explanation;  // why, for verdicts; its values say in which lines of the test they stand
};

struct TestResult {
  std::string title;
  std::string table;  // the test's own title, where this is one row of a table
  Span span;
  std::vector<TestFailure> failures;
};

/// What a caller may see of a test on its way. Either may be empty.
struct TestWatch {
  std::function<void(const Run&)> looked;     // at the participant: before a decision, and on the day of the test
  std::function<void(const Event&)> brought;  // what the days and the officers brought
};

[[nodiscard]] TestResult run_test(const model::Policy& policy, const CompiledPolicy& compiled, const model::Test& test,
                                  const TestWatch& watch = {});

/// In the order of the text.
[[nodiscard]] std::vector<TestResult> run_tests(const model::Policy& policy, const CompiledPolicy& compiled);

/// Into the order in which the tests are written.
void put_as_written(std::vector<TestResult>& results);

}  // namespace safon
