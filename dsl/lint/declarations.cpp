// What whole declarations lack: values, tests, citations.
#include <algorithm>
#include <set>

#include "dsl/lint/rules.hpp"

namespace safon {
namespace {

const syntax::Requirement* as_requirement(const syntax::Declaration& declaration) {
  return std::get_if<syntax::Requirement>(&declaration.what);
}

template <class See>
void each_declaration(const LoadedPolicy& policy, See see) {
  for (const auto& document : policy.documents)
    for (const auto& declaration : document.declarations) see(declaration);
}

/// A year is counted as its longest.
constexpr int days_of_a_year = 366;

}  // namespace

// A parameter that has been set anew at regular times, and is due again. One value alone says nothing about when the
// next is due.
void find_stale_parameters(LintList& list, Date as_of) {
  for (const auto& parameter : list.policy.model->parameters) {
    if (parameter.values.size() < 2) continue;
    const Date last = parameter.values.back().from;
    const int step = last.days - parameter.values[parameter.values.size() - 2].from.days;
    if (std::int64_t(last.days) + std::max(step, days_of_a_year) > as_of.days) continue;
    list.add(LintRule::parameter_stale, parameter.span,
             "`" + parameter.name + "` has no value after the one of " + to_iso(last),
             "add the value that holds on " + to_iso(as_of) + ", or allow this with the reason why it has not changed");
  }
}

void find_untested(LintList& list) {
  const auto& policy = *list.policy.model;
  if (policy.tests.empty()) return;
  std::set<std::string> expected;
  for (const auto& test : policy.tests)
    for (const auto& each : test.expectations)
      if (each.kind == model::Expectation::Kind::verdict)
        expected.insert(each.requirement.substr(0, each.requirement.find('.')));
  for (const auto& requirement : policy.requirements)
    if (!expected.contains(requirement.name))
      list.add(LintRule::requirement_untested, requirement.name_span,
               "no test expects anything of `" + requirement.name + "`",
               "write `expect " + requirement.name + " met` in a test, and another with `not met`");
}

// Only where the author cites at all.
void find_missing_citations(LintList& list) {
  bool cites = false;
  each_declaration(list.policy, [&](const auto& declaration) {
    if (const auto* requirement = as_requirement(declaration)) cites = cites || !requirement->cites.empty();
  });
  if (!cites) return;
  auto report = [&](const syntax::Name& name, const std::string& what) {
    list.add(LintRule::citation_missing, name.span, what + " `" + name.text + "` cites nothing",
             "write `cites \"…\"` with the passage that it comes from");
  };
  each_declaration(list.policy, [&](const auto& declaration) {
    if (const auto* requirement = as_requirement(declaration); requirement && requirement->cites.empty())
      report(requirement->name, "the requirement");
    const auto* parameter = std::get_if<syntax::Parameter>(&declaration.what);
    if (parameter && parameter->cites.empty() && !parameter->to_confirm) report(parameter->name, "the parameter");
  });
}

}  // namespace safon
