// What a policy says that is allowed but seldom meant: the warnings of `check` and the rules of rules.def in one list.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/load/load.hpp"

namespace safon {

enum class LintRule : std::uint8_t {
#define SAFON_LINT(rule, code, title) rule,
#include "dsl/lint/rules.def"
#undef SAFON_LINT
};

struct LintRuleInfo {
  std::string_view name, code, title;
};
[[nodiscard]] const LintRuleInfo& info(LintRule rule);
[[nodiscard]] std::vector<LintRule> all_lint_rules();

struct LintFinding {
  std::string code;  // "L904", or that of a warning of `check`: "W810"
  Span span;
  std::string message, help;
  std::vector<Note> notes;
  std::vector<Fix> fixes;                 // all together mend it, and change no answer; none: somebody has to decide
  std::optional<std::string> allowed_by;  // the reason that stands in the file
};

/// By file and place; what the files allow has its reason. `policy` has no errors. `as_of`: the day by which parameters
/// are past; none: the day from which the policy is in force.
[[nodiscard]] std::vector<LintFinding> lint(const LoadedPolicy& policy, std::optional<Date> as_of = {});

}  // namespace safon
