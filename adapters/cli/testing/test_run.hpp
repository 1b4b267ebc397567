// The tests of rule files, run; and each form in which their results are given.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "adapters/cli/options.hpp"
#include "dsl/coverage/coverage.hpp"
#include "dsl/load/load.hpp"

namespace safon {

struct TestRun {
  LoadedPolicy loaded;  // compiled
  std::vector<TestResult> results;
  std::optional<Coverage> coverage;  // where it was asked for

  [[nodiscard]] std::size_t failed() const;
};

/// The tests whose titles hold `filter`. `loaded` is compiled.
[[nodiscard]] TestRun run_tests_of(LoadedPolicy loaded, const std::string& filter, bool coverage);

/// "file:line:column"
[[nodiscard]] std::string place_text(const Sources& sources, Span span);
[[nodiscard]] std::string place_text(const CompiledPolicy& policy, const Place& place);

/// What was written there, its first line.
[[nodiscard]] std::string source_line(const Sources& sources, Span span);

/// For people, to standard output: every test, then how many passed.
void draw_tests(const std::vector<TestRun>& runs, const Options& options);
/// "3 passed, 1 failed"
[[nodiscard]] std::string counts_text(const std::vector<TestRun>& runs);

[[nodiscard]] std::string tests_json(const std::vector<TestRun>& runs);
/// JUnit's XML, as build servers read it: a suite for each policy, its tests as cases.
[[nodiscard]] std::string tests_junit(const std::vector<TestRun>& runs);
/// The Test Anything Protocol, version 14.
[[nodiscard]] std::string tests_tap(const std::vector<TestRun>& runs);

}  // namespace safon
