#include <algorithm>
#include <map>

#include "adapters/cli/page/markup.hpp"
#include "adapters/cli/page/page.hpp"
#include "adapters/cli/testing/coverage_page.hpp"

namespace safon {
namespace {

constexpr const char* style =
    R"(.source { font-size: .85rem } .source td, .source th { border: 0; padding: 0 .8rem 0 0 }
.source .line { text-align: right; color: #595959 } .source code { white-space: pre-wrap; overflow-wrap: anywhere }
.lacks { background: #fbeaea } .has { background: #eef6f0 } .never { color: #a3161f; font-weight: 600 }
@media print { .source { font-size: 8pt } .lacks td:last-child { border-left: 3pt solid #a3161f } })";

constexpr const char* opening = R"(<h1>What the tests have seen</h1>
<p>Each requirement, branch and exception is to be seen met, not met and unknown by some test, and each transition taken.
What no test has seen, no test would miss.</p>
)";

std::string number(std::size_t value) {
  return std::to_string(value);
}

std::string cell(const std::string& text, const char* kind = "td") {
  return std::string("<") + kind + (kind[1] == 'd' ? " class=\"figure\">" : " scope=\"row\">") + text + "</" + kind +
         ">";
}

/// "met 4 · not met 2 · never unknown"
std::string marks(const CoveragePoint& point) {
  static constexpr const char* answers[] = {"met", "not met", "unknown"};
  std::string text;
  for (std::size_t i = 0; i < point.seen.size(); ++i) {
    if (!point.asked[i]) continue;
    const std::string answer = point.kind == PointKind::transition ? "taken" : answers[i];
    text += (text.empty() ? "" : " · ") + (point.seen[i] == 0 ? "<span class=\"never\">never " + answer + "</span>"
                                                              : answer + " " + number(point.seen[i]));
  }
  return text;
}

std::string summary(const Coverage& coverage) {
  std::string html =
      "<table><caption>By requirement and programme</caption><thead><tr><th scope=\"col\">name</th>"
      "<th scope=\"col\" class=\"figure\">seen</th><th scope=\"col\" class=\"figure\">of</th>"
      "<th scope=\"col\" class=\"figure\">share</th></tr></thead><tbody>\n";
  auto row = [&](const std::string& name, const Reach& reach) {
    html += "<tr>" + cell(escaped(name), "th") + cell(number(reach.reached)) + cell(number(reach.goals)) +
            cell(number(reach.percent()) + "%") + "</tr>\n";
  };
  for (const auto& owner : coverage.owners()) row(owner, coverage.of(owner));
  row("all", coverage.all());
  return html + "</tbody></table>\n";
}

std::string source(const CompiledPolicy& policy, std::uint32_t file, const Coverage& coverage) {
  std::map<std::uint32_t, std::vector<const CoveragePoint*>> by_line;
  for (const auto& point : coverage.points)
    if (point.place.file == file) by_line[point.place.line].push_back(&point);
  if (by_line.empty()) return {};
  std::string html =
      "<h3>" + escaped(policy.files[file].name) +
      "</h3>\n<table class=\"source\"><caption>Lines, and how many tests saw which answer there</caption>"
      "<thead><tr><th scope=\"col\">line</th><th scope=\"col\">rule</th><th scope=\"col\">seen</th></tr>"
      "</thead><tbody>\n";
  const std::string& text = policy.files[file].text;
  std::uint32_t line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    ++line;
    const auto points = by_line.find(line);
    std::string seen;
    bool lacks = false;
    if (points != by_line.end())
      for (const auto* point : points->second) {
        lacks = lacks || !point->missing().empty();
        seen += (seen.empty() ? "" : "<br/>") +
                std::string(points->second.size() > 1 ? escaped(point->name) + ": " : "") + marks(*point);
      }
    html += std::string("<tr") +
            (seen.empty() ? ""
             : lacks      ? " class=\"lacks\""
                          : " class=\"has\"") +
            "><th scope=\"row\" class=\"line\">" + number(line) + "</th><td><code>" +
            escaped(text.substr(begin, end - begin)) + "</code></td><td>" + seen + "</td></tr>\n";
    begin = end + 1;
  }
  return html + "</tbody></table>\n";
}

}  // namespace

std::string coverage_page(const std::vector<TestRun>& runs) {
  std::string html = page_opening("en", "Coverage by tests", style) + opening;
  for (const auto& run : runs) {
    if (!run.coverage) continue;
    const auto& policy = *run.loaded.compiled;
    html += "<h2>" + escaped(policy.name + ", version " + policy.version) + ": " +
            number(run.coverage->all().percent()) + "%</h2>\n<p>" + number(run.results.size()) + " tests, of which " +
            number(run.failed()) + " failed.</p>\n" + summary(*run.coverage);
    for (std::uint32_t file = 0; file < policy.files.size(); ++file) html += source(policy, file, *run.coverage);
  }
  return html + page_end();
}

}  // namespace safon
