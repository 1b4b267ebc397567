#include "pair.hpp"

#include <doctest/doctest.h>

#include "dsl/diagnostic/render.hpp"
#include "dsl/run_tests/run_tests.hpp"

namespace safon {

std::string small_policy(const std::string& rules, const std::string& header) {
  return R"(policy example "Example" {
  version "1"
  in force from 2026-01-01
  month end round down
)" + header +
         R"(}
codes kind { course talk visit }
record activity plural activities "Activity" {
  kind  "Kind":  kind
  held  "Held":  date
  hours "Hours": optional number
  dated by held
}
record portfolio "Portfolio" { last_entry "Last entry": date  pages "Pages": number }
record participant "Participant" {
  appointed  "Appointed":  date
  level      "Level":      optional number
  share      "Share":      percentage
  agreed     "Agreed":     boolean
  portfolio  "Portfolio":  optional portfolio
  activities "Activities": list of activity
}
)" + rules;
}

LoadedPolicy loaded(const std::string& text) {
  auto policy =
      load_policy("policy.safon", [&](const std::string&) -> std::expected<std::string, std::string> { return text; });
  INFO(text);
  REQUIRE_MESSAGE(policy.compiled.has_value(), render(policy.diagnostics, policy.sources, {}));
  return policy;
}

PolicyComparison compared(const std::string& old_rules, const std::string& new_rules) {
  const auto old_text = small_policy(old_rules), new_text = small_policy(new_rules);
  auto comparison = compare_policies(loaded(old_text), loaded(new_text), "");
  require_true_examples(old_text, new_text, comparison);
  return comparison;
}

void require_true_examples(const std::string& old_text, const std::string& new_text,
                           const PolicyComparison& comparison) {
  const std::array texts{old_text, new_text};
  for (const auto& difference : comparison.differences)
    for (const auto& example : difference.examples) {
      CHECK(example.found[0] != example.found[1]);
      for (std::size_t side = 0; side < 2; ++side) {
        if (example.expectations[side].empty()) continue;  // no test block asks for it
        std::string test = "\ntest \"pasted example\" {\n  as of " + to_iso(example.as_of) + "\n" + example.given[side];
        for (const auto& expected : example.expectations[side]) test += "  expect " + expected + "\n";
        const auto policy = loaded(texts[side] + test + "}\n");
        INFO(test);
        bool ran = false;
        for (const auto& result : run_tests(*policy.model, *policy.compiled)) {
          if (result.title != "pasted example") continue;
          ran = true;
          for (const auto& failure : result.failures) FAIL_CHECK(failure.expected, " found ", failure.found);
        }
        CHECK(ran);
      }
    }
}

std::string summary(const PolicyComparison& comparison) {
  static constexpr const char* of[] = {"policy", "record",     "parameter", "requirement", "programme",
                                       "status", "transition", "intake",    "other"};
  static constexpr const char* changes[] = {"added",    "removed",   "renamed", "tightened",
                                            "loosened", "both ways", "changed", "no difference"};
  std::string out;
  for (const auto& each : comparison.differences)
    out += (out.empty() ? "" : "; ") + std::string(of[std::size_t(each.of)]) + " " + each.name + " " +
           changes[std::size_t(each.change)];
  return out;
}

}  // namespace safon
