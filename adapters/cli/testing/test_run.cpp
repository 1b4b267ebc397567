#include "adapters/cli/testing/test_run.hpp"

#include <algorithm>

#include "dsl/run_tests/intake_tests.hpp"

namespace safon {

std::size_t TestRun::failed() const {
  return std::size_t(std::ranges::count_if(results, [](const TestResult& result) { return !result.failures.empty(); }));
}

TestRun run_tests_of(LoadedPolicy loaded, const std::string& filter, bool coverage) {
  TestRun run{std::move(loaded), {}, {}};
  std::optional<CoverageTaker> taker;
  if (coverage) taker.emplace(*run.loaded.compiled);
  for (const auto& test : run.loaded.model->tests)
    if (test.title.find(filter) != std::string::npos)
      run.results.push_back(
          run_test(*run.loaded.model, *run.loaded.compiled, test, taker ? taker->next_test() : TestWatch{}));
  for (const auto& test : run.loaded.model->intake_tests)
    if (test.title.find(filter) != std::string::npos)
      run.results.push_back(run_intake_test(*run.loaded.model, *run.loaded.compiled, test));
  put_as_written(run.results);
  if (taker) run.coverage = taker->take();
  return run;
}

std::string place_text(const Sources& sources, Span span) {
  const auto& source = sources.files[span.file];
  const auto at = line_column(source.text, span.begin);
  return source.name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string place_text(const CompiledPolicy& policy, const Place& place) {
  const std::string file = place.file < policy.files.size() ? policy.files[place.file].name : "";
  return file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

std::string counts_text(const std::vector<TestRun>& runs) {
  std::size_t all = 0, failed = 0;
  for (const auto& run : runs) {
    all += run.results.size();
    failed += run.failed();
  }
  return std::to_string(all - failed) + " passed, " + std::to_string(failed) + " failed";
}

}  // namespace safon
