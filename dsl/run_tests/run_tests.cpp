#include "dsl/run_tests/run_tests.hpp"

#include "dsl/run_tests/expectations.hpp"

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
  return results;
}

}  // namespace safon
