#include "dsl/run_tests/run_tests.hpp"

#include <algorithm>

#include "dsl/run_tests/expectations.hpp"
#include "dsl/run_tests/intake_tests.hpp"

namespace safon {

TestResult run_test(const model::Policy& policy, const CompiledPolicy& compiled, const model::Test& test,
                    const TestWatch& watch) {
  Stage stage(policy, compiled, test, watch);
  stage.play();
  check_expectations(stage);
  if (watch.looked) watch.looked(stage.run);
  return std::move(stage.result);
}

std::vector<TestResult> run_tests(const model::Policy& policy, const CompiledPolicy& compiled) {
  std::vector<TestResult> results;
  for (const auto& test : policy.tests) results.push_back(run_test(policy, compiled, test));
  for (const auto& test : policy.intake_tests) results.push_back(run_intake_test(policy, compiled, test));
  put_as_written(results);
  return results;
}

void put_as_written(std::vector<TestResult>& results) {
  const auto place = [](const TestResult& each) { return std::pair(each.span.file, each.span.begin); };
  std::ranges::stable_sort(results, {}, place);
}

}  // namespace safon
