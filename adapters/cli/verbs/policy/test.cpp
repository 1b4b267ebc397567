// safon test: runs the test blocks of a policy.
#include <unistd.h>

#include <boost/json.hpp>
#include <iostream>

#include "adapters/cli/draw/explanation.hpp"
#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/run_tests/run_tests.hpp"

namespace safon {
namespace {

struct Counts {
  std::size_t passed = 0, failed = 0;
};

std::string place_text(const Sources& sources, Span span) {
  const auto& source = sources.files[span.file];
  const auto at = line_column(source.text, span.begin);
  return source.name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

void draw(const TestResult& result, const Sources& sources, const Terminal& screen) {
  const bool passed = result.failures.empty();
  std::cout << (passed ? screen.ink(Ink::good, "✓ ") : screen.ink(Ink::bad, "✗ ")) << result.title << '\n';
  for (const auto& failure : result.failures) {
    std::cout << "    " << screen.ink(Ink::faint, place_text(sources, failure.span)) << "\n    "
              << screen.ink(Ink::good, "expected  " + failure.expected) << "\n    "
              << screen.ink(Ink::bad, "found     " + failure.found) << '\n';
    if (failure.explanation) draw_explanation(std::cout, reasons(*failure.explanation), {screen, "", "    "});
  }
}

boost::json::object to_json(const TestResult& result, const Sources& sources) {
  boost::json::array failures;
  for (const auto& failure : result.failures) {
    boost::json::object each{
        {"place", place_text(sources, failure.span)}, {"expected", failure.expected}, {"found", failure.found}};
    if (failure.explanation) each["explanation"] = explanation_json(*failure.explanation);
    failures.push_back(std::move(each));
  }
  return {{"title", result.title},
          {"place", place_text(sources, result.span)},
          {"passed", result.failures.empty()},
          {"failures", std::move(failures)}};
}

}  // namespace

Exit test(const Options& options) {
  const auto screen = terminal(STDOUT_FILENO, options.colour);
  Counts counts;
  boost::json::array all;
  for (const auto& path : options.files) {
    const auto loaded = read_policy(path);
    if (!loaded.compiled) {
      std::cerr << render(loaded.diagnostics, loaded.sources,
                          {.colour = terminal(STDERR_FILENO, options.colour).colour});
      return refuse(Exit::findings, "the tests of `" + path + "` were not run");
    }
    for (const auto& result : run_tests(*loaded.model, *loaded.compiled)) {
      if (result.title.find(options.filter) == std::string::npos) continue;
      ++(result.failures.empty() ? counts.passed : counts.failed);
      if (options.format == Format::json)
        all.push_back(to_json(result, loaded.sources));
      else if (!options.quiet || !result.failures.empty())
        draw(result, loaded.sources, screen);
    }
  }
  if (options.format == Format::json)
    std::cout << boost::json::serialize(all) << '\n';
  else
    std::cout << counts.passed << " passed, " << counts.failed << " failed\n";
  if (counts.passed + counts.failed == 0)
    return refuse(Exit::findings, options.filter.empty() ? "there is no test to run"
                                                         : "no test has `" + options.filter + "` in its title");
  return counts.failed ? Exit::findings : Exit::good;
}

}  // namespace safon
