#include "dsl/lint/lint.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "dsl/lint/rules.hpp"
#include "dsl/syntax/print/expression.hpp"

namespace safon {
namespace {

using namespace syntax;

constexpr std::array rules{
#define SAFON_LINT(rule, code, title) LintRuleInfo{#rule, code, title},
#include "dsl/lint/rules.def"
#undef SAFON_LINT
};

class Walk {
 public:
  Walk(const SeeExpr& see, LintPlace place) : see_(see), place_(std::move(place)) {}
  void operator()(const Expr& expr) const {
    see_within(expr, [&](const Expr& each) { see_(each, place_); });
  }
  void operator()(const Item& item) const {
    if (const auto* expr = std::get_if<Expr>(&item.body)) (*this)(*expr);
    if (const auto* group = std::get_if<Group>(&item.body)) {
      for (const auto& count : group->count) (*this)(count);
      for (const auto& inner : group->items) (*this)(inner);
    }
    for (const auto& exception : item.exceptions) (*this)(exception);
  }
  void operator()(const Exception& exception) const {
    (*this)(exception.condition);
    for (const auto& inner : exception.exceptions) (*this)(inner);
  }

 private:
  const SeeExpr& see_;
  LintPlace place_;
};

}  // namespace

const LintRuleInfo& info(LintRule rule) {
  return rules[static_cast<std::size_t>(rule)];
}

std::vector<LintRule> all_lint_rules() {
  std::vector<LintRule> all;
  for (std::size_t i = 0; i < rules.size(); ++i) all.push_back(static_cast<LintRule>(i));
  return all;
}

LintFinding& LintList::add(LintRule rule, Span span, std::string message, std::string help) {
  return findings.emplace_back(
      LintFinding{std::string(info(rule).code), span, std::move(message), std::move(help), {}, {}, {}});
}

void see_within(const Expr& expr, const std::function<void(const Expr&)>& see) {
  see(expr);
  for (const auto& child : expr.children) see_within(child, see);
  for (const auto& set : expr.sets) {
    for (const auto& where : set.where) see_within(where, see);
    for (const auto& bound : set.bounds)
      for (const auto& operand : bound.operands) see_within(operand, see);
  }
}

void see_expressions(const LoadedPolicy& policy, const SeeExpr& see) {
  for (const auto& document : policy.documents)
    for (const auto& declaration : document.declarations) {
      if (const auto* requirement = std::get_if<Requirement>(&declaration.what)) {
        const Walk walk(see, {requirement->name.text, true});
        for (const auto& applies : requirement->applies) walk(applies);
        for (const auto& item : requirement->body) walk(item);
        for (const auto& exception : requirement->exceptions) walk(exception);
      } else if (const auto* let = std::get_if<Let>(&declaration.what)) {
        Walk(see, {let->name.text, false})(let->value);
      } else if (const auto* programme = std::get_if<ProgrammeDecl>(&declaration.what)) {
        for (const auto& transition : programme->transitions)
          if (transition.decided == Decided::no) Walk(see, {programme->name.text, false})(transition.condition);
      }
    }
}

std::string normal_form(const Expr& expr) {
  std::string text;
  const Expr* inner = &expr;
  while (inner->kind == ExprKind::parentheses && inner->children.size() == 1) inner = &inner->children.front();
  syntax::print(text, *inner);
  return text;
}

std::vector<LintFinding> lint(const LoadedPolicy& policy, std::optional<Date> as_of) {
  LintList list(policy);
  for (const auto& warning : policy.diagnostics) {
    auto& finding = list.findings.emplace_back(LintFinding{
        std::string(info(warning.kind).code), warning.span, message(warning), warning.help, warning.notes, {}, {}});
    if (warning.fix) finding.fixes.push_back(*warning.fix);
  }
  find_stale_parameters(list, as_of.value_or(policy.model->in_force_from));
  find_untested(list);
  find_missing_citations(list);
  find_double_negations(list);
  find_repeated_numbers(list);
  find_exceptions_without_effect(list);
  find_repeated_conditions(list);
  find_doubled_conditions(list);
  apply_allowances(list);
  std::ranges::stable_sort(list.findings, {}, [](const LintFinding& finding) {
    return std::tuple(finding.span.file, finding.span.begin, finding.code);
  });
  return std::move(list.findings);
}

}  // namespace safon
