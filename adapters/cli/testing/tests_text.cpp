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
    for (const auto& result : run.results)
      if (!options.quiet || !result.failures.empty()) draw(result, run.loaded.sources, screen);
  std::cout << counts_text(runs) << '\n';
}

}  // namespace safon
