// safon test: runs the test blocks of a policy.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/testing/coverage_page.hpp"
#include "adapters/cli/testing/from_register.hpp"
#include "adapters/cli/testing/mutation.hpp"
#include "adapters/cli/testing/watch.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "dsl/diagnostic/render.hpp"

namespace safon {
namespace {

void give(const std::vector<TestRun>& runs, const Options& options) {
  switch (options.format) {
    case Format::json:
      std::cout << tests_json(runs);
      return;
    case Format::junit:
      std::cout << tests_junit(runs);
      return;
    case Format::tap:
      std::cout << tests_tap(runs);
      return;
    case Format::html:
      std::cout << coverage_page(runs);
      return;
    case Format::text:
    case Format::csv:
      break;
  }
  draw_tests(runs, options);
  for (const auto& run : runs)
    if (run.coverage) draw_coverage(*run.coverage, *run.loaded.compiled, options);
}

Exit verdict_of(const std::vector<TestRun>& runs, const Options& options) {
  Exit exit = Exit::good;
  std::size_t tests = 0;
  for (const auto& run : runs) {
    tests += run.results.size();
    if (run.failed() != 0) exit = Exit::findings;
    if (!run.coverage || !options.fail_under) continue;
    if (const auto percent = run.coverage->all().percent(); int(percent) < *options.fail_under)
      exit =
          refuse(Exit::findings, "the tests of `" + run.loaded.compiled->name + "` cover " + std::to_string(percent) +
                                     "%, and " + std::to_string(*options.fail_under) + "% are asked for");
  }
  if (tests != 0) return exit;
  return refuse(Exit::findings, options.filter.empty() ? "there is no test to run"
                                                       : "no test has `" + options.filter + "` in its title");
}

/// Only tests that hold can notice anything.
Exit mutate(const std::vector<TestRun>& runs, const Options& options) {
  if (!options.filter.empty()) return refuse(Exit::usage, "--mutate asks all tests together", "leave --filter out");
  std::vector<const LoadedPolicy*> policies;
  for (const auto& run : runs) {
    if (run.failed() != 0 || run.results.empty()) {
      draw_tests(runs, options);
      return refuse(Exit::findings, run.results.empty() ? "there is no test that could notice a mistake"
                                                        : "mistakes are tried once all tests hold");
    }
    policies.push_back(&run.loaded);
  }
  return safon::mutate(policies, options);
}

/// Every file that was read goes into `used`.
Exit run_all(const Options& options, std::vector<std::string>& used) {
  std::vector<TestRun> runs;
  for (const auto& path : options.files) {
    auto loaded = read_policy(path);
    for (const auto& source : loaded.sources.files) used.push_back(source.name);
    if (!loaded.compiled) {
      std::cerr << render(loaded.diagnostics, loaded.sources,
                          {.colour = terminal(STDERR_FILENO, options.colour).colour});
      return refuse(Exit::findings, "the tests of `" + path + "` were not run");
    }
    runs.push_back(run_tests_of(std::move(loaded), options.filter, options.coverage || options.fail_under));
  }
  if (options.mutate) return mutate(runs, options);
  give(runs, options);
  return verdict_of(runs, options);
}

}  // namespace

Exit test(const Options& options) {
  if (!options.from_register.empty()) return test_from_register(options);
  if (options.files.empty())
    return refuse(Exit::usage, "`safon test` needs FILE: rule files", "`safon help test` shows an example");
  if (options.format == Format::html && !options.coverage)
    return refuse(Exit::usage, "only coverage is drawn as a page", "add --coverage, or choose another --format");
  if (options.mutate && options.format != Format::text && options.format != Format::json)
    return refuse(Exit::usage, "what --mutate finds is given as text or json", "choose another --format");
  if (!options.watch) {
    std::vector<std::string> used;
    return run_all(options, used);
  }
  return watch([&] {
    WatchedRun run;
    run.exit = run_all(options, run.files);
    return run;
  });
}

}  // namespace safon
