// The rules themselves, and what they share. Internal to dsl/lint.
#pragma once
#include <functional>

#include "dsl/lint/lint.hpp"

namespace safon {

class LintList {
 public:
  explicit LintList(const LoadedPolicy& p) : policy(p) {}
  LintFinding& add(LintRule rule, Span span, std::string message, std::string help);
  [[nodiscard]] std::string text(Span span) const { return std::string(policy.sources.text(span)); }

  const LoadedPolicy& policy;
  std::vector<LintFinding> findings;
};

/// The conditions that decide about people: of requirements, lets and programmes. `of`: the name of what they stand in.
struct LintPlace {
  std::string of;
  bool in_requirement = false;
};
using SeeExpr = std::function<void(const syntax::Expr&, const LintPlace&)>;
/// Every expression, outer ones before those that they hold.
void see_expressions(const LoadedPolicy& policy, const SeeExpr& see);
/// The same below one expression, itself included.
void see_within(const syntax::Expr& expr, const std::function<void(const syntax::Expr&)>& see);

/// The expression as text that is the same for the same condition, however it is laid out.
[[nodiscard]] std::string normal_form(const syntax::Expr& expr);

void find_stale_parameters(LintList& list, Date as_of);
void find_untested(LintList& list);
void find_missing_citations(LintList& list);
void find_double_negations(LintList& list);
void find_repeated_numbers(LintList& list);
void find_exceptions_without_effect(LintList& list);
void find_repeated_conditions(LintList& list);
void find_doubled_conditions(LintList& list);

/// `# lint allow L905: why` above a line, on it, or `in this file`: marks what it allows, and reports allowances
/// that have no reason or allow nothing.
void apply_allowances(LintList& list);

}  // namespace safon
