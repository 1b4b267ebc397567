#include "dsl/compare/differences/uses.hpp"

namespace safon::comparison {
namespace {

class Walk {
 public:
  explicit Walk(const model::Policy& policy) : policy_(policy) {}
  Parameters found;

  void of(const model::Expr& expr) {
    if (expr.kind == model::ExprKind::parameter) found.insert(expr.index);
    if (expr.kind == model::ExprKind::let && lets_.insert(expr.index).second) of(policy_.lets[expr.index].value);
    of(expr.duration);
    of(expr.count);
    if (expr.share) of(*expr.share);
    for (const auto& child : expr.children) of(child);
    for (const auto& set : expr.set)
      for (const auto& filter : set.filter) of(filter);
  }
  void of(const model::Requirement& requirement) {
    for (const auto& applies : requirement.applies) of(applies);
    for (const auto& item : requirement.body) of(item);
    of(requirement.exceptions);
  }

 private:
  template <class T>
  void of(const model::Dated<T>& dated) {
    if (dated.parameter) found.insert(*dated.parameter);
  }
  void of(const std::vector<model::Exception>& exceptions) {
    for (const auto& exception : exceptions) {
      of(exception.condition);
      of(exception.exceptions);
    }
  }
  void of(const model::Item& item) {
    if (const auto* expr = std::get_if<model::Expr>(&item.body)) of(*expr);
    if (const auto* group = std::get_if<model::Group>(&item.body)) {
      of(group->count);
      for (const auto& inner : group->items) of(inner);
    }
    of(item.exceptions);
  }

  const model::Policy& policy_;
  std::set<std::uint16_t> lets_;
};

}  // namespace

Parameters parameters_of(const model::Policy& policy, const model::Requirement& requirement) {
  Walk walk(policy);
  walk.of(requirement);
  return walk.found;
}

Parameters parameters_of(const model::Policy& policy, const model::Expr& expr) {
  Walk walk(policy);
  walk.of(expr);
  return walk.found;
}

}  // namespace safon::comparison
