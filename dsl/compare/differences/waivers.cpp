// Who may waive a requirement or adjust a parameter: no made-up participant shows a difference, since nobody has
// decided anything for them.
#include <algorithm>

#include "dsl/compare/differences/requirements.hpp"

namespace safon::comparison {
namespace {

/// By how many, within which bounds, for how long: "2 officer for at most 1 year".
std::string waivable_by(const CompiledPolicy& policy, const std::string& what) {
  const auto found = std::ranges::find(policy.waivables, what, &Waivable::what);
  if (found == policy.waivables.end()) return "nobody";
  std::string text = std::to_string(found->approvers) + " " + found->approved_by;
  if (found->adjustable) text += " " + found->adjustable->bounds();
  for (const auto& [from, duration] : found->at_most)
    text += (&from == &found->at_most.front().from ? " for at most " : ", ") + to_text(duration) +
            (from <= policy.in_force_from ? "" : " from " + to_iso(from));
  return text;
}

}  // namespace

std::vector<PolicyDifference> compare_waivables(const Versions& versions, const Renamed& renamed) {
  const auto &before = *versions.of[old_side]->loaded->compiled, &after = *versions.of[new_side]->loaded->compiled;
  std::vector<PolicyDifference> out;
  for (const NodeId id : before.outline.requirements) {
    const auto& name = before.outline.nodes[id].name;
    const auto& as = renamed.contains(name) ? renamed.at(name) : name;
    const bool there = std::ranges::any_of(after.outline.requirements,
                                           [&](NodeId other) { return after.outline.nodes[other].name == as; });
    const auto was = waivable_by(before, name), is = waivable_by(after, as);
    if (there && was != is)
      out.push_back({.of = PolicyDifference::Of::requirement,
                     .change = PolicyDifference::Change::changed,
                     .name = as,
                     .detail = "waivable by " + was + " becomes waivable by " + is});
  }
  for (const auto& parameter : versions.of[old_side]->model.parameters) {
    const auto was = waivable_by(before, parameter.name), is = waivable_by(after, parameter.name);
    const auto& new_ones = versions.of[new_side]->model.parameters;
    const bool there = std::ranges::find(new_ones, parameter.name, &model::Parameter::name) != new_ones.end();
    if (there && was != is)
      out.push_back({.of = PolicyDifference::Of::parameter,
                     .change = PolicyDifference::Change::changed,
                     .name = parameter.name,
                     .detail = "adjustable by " + was + " becomes adjustable by " + is});
  }
  return out;
}

}  // namespace safon::comparison
