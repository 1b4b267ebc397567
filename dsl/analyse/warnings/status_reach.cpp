// Each programme is followed by itself: no condition in one may rest on a status of another, however it gets there.
#include <set>
#include <variant>

#include "dsl/analyse/programmes/programmes.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;

/// The programmes whose statuses an expression asks for, through `let`s, requirements and their parts.
class Reach {
 public:
  explicit Reach(const Analysis& analysis) : policy_(analysis.policy) {}

  void add(const Expr& expr) {
    switch (expr.kind) {
      case ExprKind::status_is:
      case ExprKind::status_was:
      case ExprKind::status_since:
      case ExprKind::expired:
      case ExprKind::renewable:
        programmes.insert(expr.index);
        return;
      case ExprKind::let:
        if (lets_.insert(expr.index).second) add(policy_.lets[expr.index].value);
        return;
      case ExprKind::requirement:
        if (expr.index < policy_.requirements.size()) add_requirement(expr.index);
        return;
      case ExprKind::requirement_part:
        add_part(expr.index);
        return;
      default:
        break;
    }
    for (const auto& child : expr.children) add(child);
    for (const auto& set : expr.set)
      for (const auto& filter : set.filter) add(filter);
  }

  std::set<std::uint16_t> programmes;

 private:
  void add_requirement(std::uint16_t index) {
    if (!requirements_.insert(index).second) return;
    const auto& requirement = policy_.requirements[index];
    for (const auto& applies : requirement.applies) add(applies);
    for (const auto& item : requirement.body) add(item);
    add(requirement.exceptions);
  }

  /// Only what the part itself rests on, not the whole of its requirement.
  void add_part(std::uint16_t index) {
    const auto name = policy_.parts[index].substr(0, policy_.parts[index].find('.'));
    for (std::uint16_t r = 0; r < policy_.requirements.size(); ++r)
      if (policy_.requirements[r].name == name)
        for (const auto& item : policy_.requirements[r].body) add_part(item, index);
  }
  void add_part(const model::Item& item, std::uint16_t index) {
    if (item.part == index) {
      if (parts_.insert(index).second) add(item);
      return;
    }
    if (const auto* group = std::get_if<model::Group>(&item.body))
      for (const auto& inner : group->items) add_part(inner, index);
  }

  void add(const model::Item& item) {
    if (const auto* expr = std::get_if<Expr>(&item.body)) add(*expr);
    if (const auto* group = std::get_if<model::Group>(&item.body))
      for (const auto& inner : group->items) add(inner);
    add(item.exceptions);
  }
  void add(const std::vector<model::Exception>& exceptions) {
    for (const auto& exception : exceptions) {
      add(exception.condition);
      add(exception.exceptions);
    }
  }

  const model::Policy& policy_;
  std::set<std::uint16_t> lets_, requirements_, parts_;
};

void report(Analysis& analysis, const Expr& condition, std::uint16_t asked, std::uint16_t own) {
  const auto& programmes = analysis.policy.programmes;
  analysis
      .report(DiagnosticKind::status_of_another_programme, condition.span,
              {programmes[asked].name, programmes[own].name})
      .help = "ask for what the status rests on, as in `when REQUIREMENT`";
}

}  // namespace

void check_status_reach(Analysis& analysis) {
  const auto& policy = analysis.policy;
  if (policy.programmes.size() < 2) return;
  for (std::uint16_t own = 0; own < policy.programmes.size(); ++own)
    for (const auto& transition : policy.programmes[own].transitions) {
      Reach reach(analysis);
      reach.add(transition.condition);
      reach.programmes.erase(own);
      if (!reach.programmes.empty()) report(analysis, transition.condition, *reach.programmes.begin(), own);
    }
  for (const auto& property : policy.properties) {
    Reach reach(analysis);
    reach.add(property.condition);
    if (reach.programmes.size() > 1)
      report(analysis, property.condition, *reach.programmes.rbegin(), *reach.programmes.begin());
  }
}

}  // namespace safon::analysis
