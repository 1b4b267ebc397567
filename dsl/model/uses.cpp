#include "dsl/model/uses.hpp"

namespace safon::model {
namespace {

class Walk {
 public:
  explicit Walk(const Policy& policy) : policy_(policy) {}
  Uses found;

  void of(const Expr& expr) {
    if (expr.kind == ExprKind::parameter) found.parameters.insert(expr.index);
    if (expr.kind == ExprKind::let && found.lets.insert(expr.index).second) of(policy_.lets[expr.index].value);
    if (expr.kind == ExprKind::requirement) found.requirements.insert(policy_.requirements[expr.index].name);
    if (expr.kind == ExprKind::requirement_part) {
      const auto& path = policy_.parts[expr.index];
      found.requirements.insert(path.substr(0, path.find('.')));
    }
    of(expr.duration);
    of(expr.count);
    if (expr.share) of(*expr.share);
    for (const auto& child : expr.children) of(child);
    for (const auto& set : expr.set)
      for (const auto& filter : set.filter) {
        found.filters.push_back(filter.span);
        of(filter);
      }
  }
  void of(const Requirement& requirement) {
    for (const auto& applies : requirement.applies) of(applies);
    for (const auto& item : requirement.body) of(item);
    of(requirement.exceptions);
  }

 private:
  template <class T>
  void of(const Dated<T>& dated) {
    if (dated.parameter) found.parameters.insert(*dated.parameter);
  }
  void of(const std::vector<Exception>& exceptions) {
    for (const auto& exception : exceptions) {
      of(exception.condition);
      of(exception.exceptions);
    }
  }
  void of(const Item& item) {
    if (const auto* expr = std::get_if<Expr>(&item.body)) of(*expr);
    if (const auto* group = std::get_if<Group>(&item.body)) {
      of(group->count);
      for (const auto& inner : group->items) of(inner);
    }
    of(item.exceptions);
  }

  const Policy& policy_;
};

}  // namespace

Uses uses_of(const Policy& policy, const Requirement& requirement) {
  Walk walk(policy);
  walk.of(requirement);
  return walk.found;
}

Uses uses_of(const Policy& policy, const Expr& expr) {
  Walk walk(policy);
  walk.of(expr);
  return walk.found;
}

}  // namespace safon::model
