#include "dsl/lint/mend.hpp"

#include <algorithm>

#include "dsl/run_tests/run_tests.hpp"

namespace safon {
namespace {

bool overlap(const Fix& a, const Fix& b) {
  return a.span.file == b.span.file && a.span.begin < b.span.end && b.span.begin < a.span.end;
}

/// All fixes of as many findings as do not stand in one another's way.
std::vector<Fix> choose(const std::vector<LintFinding>& findings, std::size_t& mended) {
  std::vector<Fix> chosen;
  for (const auto& finding : findings) {
    if (finding.fixes.empty() || finding.allowed_by) continue;
    const bool free = std::ranges::none_of(finding.fixes, [&](const Fix& fix) {
      return std::ranges::any_of(chosen, [&](const Fix& other) { return overlap(fix, other); });
    });
    if (!free) continue;
    chosen.insert(chosen.end(), finding.fixes.begin(), finding.fixes.end());
    ++mended;
  }
  // From the end, so that what stands before keeps its place.
  std::ranges::sort(chosen, std::ranges::greater{}, [](const Fix& fix) { return fix.span.begin; });
  return chosen;
}

bool answer_alike(const std::vector<TestResult>& before, const std::vector<TestResult>& after) {
  return std::ranges::equal(before, after, [](const TestResult& a, const TestResult& b) {
    return a.title == b.title && std::ranges::equal(a.failures, b.failures, [](const auto& x, const auto& y) {
             return x.expected == y.expected && x.found == y.found;
           });
  });
}

}  // namespace

std::expected<Mended, std::string> mend(const LoadedPolicy& policy, const std::vector<LintFinding>& findings) {
  Mended mended;
  std::vector<std::string> texts;
  for (const auto& file : policy.sources.files) texts.push_back(file.text);
  for (const auto& fix : choose(findings, mended.findings))
    texts[fix.span.file].replace(fix.span.begin, fix.span.end - fix.span.begin, fix.replacement);
  const auto& files = policy.sources.files;
  for (FileId file = 0; file < files.size(); ++file)
    if (texts[file] != files[file].text) mended.files.push_back({files[file].name, files[file].text, texts[file]});
  if (mended.files.empty()) return mended;

  const auto changed =
      load_policy(files.front().name, [&](const std::string& name) -> std::expected<std::string, std::string> {
        for (FileId file = 0; file < files.size(); ++file)
          if (files[file].name == name) return texts[file];
        return std::unexpected("the policy does not use it");
      });
  if (!changed.compiled) return std::unexpected("the policy would no longer compile");
  if (!answer_alike(run_tests(*policy.model, *policy.compiled), run_tests(*changed.model, *changed.compiled)))
    return std::unexpected("a test would answer differently");
  return mended;
}

}  // namespace safon
