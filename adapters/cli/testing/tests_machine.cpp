// Results for machines: JSON, JUnit and TAP.
#include <boost/json.hpp>
#include <sstream>

#include "adapters/cli/draw/explanation.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/cli/testing/coverage_page.hpp"
#include "adapters/cli/testing/test_run.hpp"

namespace safon {
namespace {

boost::json::object to_json(const TestResult& result, const Sources& sources) {
  boost::json::array failures;
  for (const auto& failure : result.failures) {
    boost::json::object each{{"place", place_text(sources, failure.span)},
                             {"text", source_line(sources, failure.span)},
                             {"expected", failure.expected},
                             {"found", failure.found}};
    boost::json::array parts;
    for (const auto& part : failure.parts)
      parts.push_back(boost::json::object{
          {"what", part.what}, {"expected", part.expected}, {"found", part.found}, {"same", part.same()}});
    each["parts"] = std::move(parts);
    if (failure.explanation) each["explanation"] = explanation_json(*failure.explanation);
    failures.push_back(std::move(each));
  }
  boost::json::object object{{"title", result.title},
                             {"place", place_text(sources, result.span)},
                             {"passed", result.failures.empty()},
                             {"failures", std::move(failures)}};
  if (!result.table.empty()) object["table"] = result.table;
  return object;
}

/// All that text shows of a failure, without colour.
std::string in_words(const TestFailure& failure, const Sources& sources) {
  std::ostringstream out;
  out << place_text(sources, failure.span) << ": " << source_line(sources, failure.span) << '\n';
  for (const auto& part : failure.parts)
    out << part.what << ": expected " << part.expected << ", found " << part.found << '\n';
  const Terminal plain;
  if (failure.explanation) draw_explanation(out, reasons(*failure.explanation), {plain, "", ""});
  return std::move(out).str();
}

/// What a protocol of lines takes for a mark is no part of a title.
std::string tap_text(const std::string& title) {
  std::string out;
  for (const char c : title) {
    if (c == '#' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string yaml_text(const std::string& text) {
  return boost::json::serialize(boost::json::value(text));
}

}  // namespace

std::string tests_json(const std::vector<TestRun>& runs) {
  boost::json::array tests, coverage;
  bool covered = false;
  for (const auto& run : runs) {
    for (const auto& result : run.results) tests.push_back(to_json(result, run.loaded.sources));
    if (!run.coverage) continue;
    covered = true;
    coverage.push_back(coverage_json(*run.coverage, *run.loaded.compiled));
  }
  if (!covered) return boost::json::serialize(tests) + "\n";
  return boost::json::serialize(boost::json::object{{"tests", std::move(tests)}, {"coverage", std::move(coverage)}}) +
         "\n";
}

std::string tests_junit(const std::vector<TestRun>& runs) {
  std::size_t all = 0, failed = 0;
  std::string suites;
  for (const auto& run : runs) {
    all += run.results.size();
    failed += run.failed();
    const auto& policy = *run.loaded.compiled;
    suites += "  <testsuite" + attribute("name", policy.name + " " + policy.version) +
              attribute("tests", std::to_string(run.results.size())) +
              attribute("failures", std::to_string(run.failed())) + " errors=\"0\" skipped=\"0\">\n";
    for (const auto& result : run.results) {
      const auto& source = run.loaded.sources.files[result.span.file];
      suites += "    <testcase" + attribute("classname", result.table.empty() ? policy.name : result.table) +
                attribute("name", result.title) + attribute("file", source.name) +
                attribute("line", std::to_string(line_column(source.text, result.span.begin).line));
      if (result.failures.empty()) {
        suites += "/>\n";
        continue;
      }
      suites += ">\n";
      for (const auto& failure : result.failures)
        suites += "      <failure" + attribute("message", "expected " + failure.expected + ", found " + failure.found) +
                  " type=\"expectation\">" + escaped(in_words(failure, run.loaded.sources)) + "</failure>\n";
      suites += "    </testcase>\n";
    }
    suites += "  </testsuite>\n";
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("tests", std::to_string(all)) +
         attribute("failures", std::to_string(failed)) + ">\n" + suites + "</testsuites>\n";
}

std::string tests_tap(const std::vector<TestRun>& runs) {
  std::size_t number = 0;
  std::string lines;
  for (const auto& run : runs)
    for (const auto& result : run.results) {
      lines += (result.failures.empty() ? "ok " : "not ok ") + std::to_string(++number) + " - " +
               tap_text(result.title) + "\n";
      if (result.failures.empty()) continue;
      lines += "  ---\n  severity: fail\n  failures:\n";
      for (const auto& failure : result.failures)
        lines += "    - at: " + yaml_text(place_text(run.loaded.sources, failure.span)) +
                 "\n      expected: " + yaml_text(failure.expected) + "\n      found: " + yaml_text(failure.found) +
                 "\n";
      lines += "  ...\n";
    }
  return "TAP version 14\n1.." + std::to_string(number) + "\n" + lines;
}

}  // namespace safon
