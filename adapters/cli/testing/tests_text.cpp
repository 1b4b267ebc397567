// Results for people: what was expected beside what was found, the words of the test, and why.
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "adapters/cli/draw/explanation.hpp"
#include "adapters/cli/testing/test_run.hpp"

namespace safon {
namespace {

std::string padded(std::string text, std::size_t width) {
  const auto wide = width_of(text);
  return wide < width ? text + std::string(width - wide, ' ') : text;
}

/// A row for each thing that the expectation says; what differs is marked.
void draw_parts(const TestFailure& failure, const Terminal& screen) {
  std::size_t what = 0, expected = std::string("expected").size();
  for (const auto& part : failure.parts) {
    what = std::max(what, width_of(part.what));
    expected = std::max(expected, width_of(part.expected));
  }
  std::cout << "      " << std::string(what, ' ') << "  " << screen.ink(Ink::faint, padded("expected", expected))
            << "  " << screen.ink(Ink::faint, "found") << '\n';
  for (const auto& part : failure.parts) {
    const auto mark = part.same() ? "    = " : "    ≠ ";
    std::cout << mark << padded(part.what, what) << "  "
              << screen.ink(part.same() ? Ink::plain : Ink::good, padded(part.expected, expected)) << "  "
              << screen.ink(part.same() ? Ink::plain : Ink::bad, part.found) << '\n';
  }
}

/// A test that speaks of a day before the policy is in force fails for that alone, and nothing else says so.
void draw_too_early(const model::Policy& policy, const TestResult& result, const Terminal& screen) {
  const auto test = std::ranges::find(policy.tests, result.title, &model::Test::title);
  if (test == policy.tests.end()) return;
  const Date as_of = test->as_of, from = policy.in_force_from;
  if (as_of < from)
    std::cout << "    " << screen.ink(Ink::doubtful, "the policy is in force from " + to_iso(from) + " only, after ")
              << to_iso(as_of) << '\n';
}

void draw(const TestResult& result, const Sources& sources, const Terminal& screen) {
  const bool passed = result.failures.empty();
  std::cout << (passed ? screen.ink(Ink::good, "✓ ") : screen.ink(Ink::bad, "✗ ")) << result.title << '\n';
  for (const auto& failure : result.failures) {
    std::cout << "    " << screen.ink(Ink::faint, place_text(sources, failure.span)) << "  "
              << source_line(sources, failure.span) << '\n';
    draw_parts(failure, screen);
    if (failure.explanation) draw_explanation(std::cout, reasons(*failure.explanation), {screen, "", "      "});
  }
}

}  // namespace

std::string source_line(const Sources& sources, Span span) {
  std::string text(sources.text(span));
  text = text.substr(0, text.find('\n'));
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.pop_back();
  return text;
}

void draw_tests(const std::vector<TestRun>& runs, const Options& options) {
  const auto screen = terminal(STDOUT_FILENO, options.colour);
  for (const auto& run : runs)
    for (const auto& result : run.results) {
      if (options.quiet && result.failures.empty()) continue;
      draw(result, run.loaded.sources, screen);
      if (!result.failures.empty()) draw_too_early(*run.loaded.model, result, screen);
    }
  std::cout << counts_text(runs) << '\n';
}

}  // namespace safon
