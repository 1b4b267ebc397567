// Requirements that people may waive, and parameters that they may adjust: a waiver goes before whatever the record
// says, exceptions and conflicts included.
#include <algorithm>

#include "dsl/lower/lowering.hpp"
#include "dsl/model/adjustable.hpp"
#include "dsl/model/uses.hpp"

namespace safon {
namespace {

bool within(Span inner, Span outer) {
  return inner.file == outer.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

std::string values(const model::Parameter& parameter) {
  std::string text = parameter.name + ":";
  for (const auto& value : parameter.values)
    text += " from " + to_iso(value.from) + " " + std::to_string(value.number.micros) + " " +
            std::to_string(value.duration.months) + " " + std::to_string(value.duration.days) + " " +
            std::to_string(value.duration.working_days) + " " + std::to_string(value.date.days) + ";";
  return text;
}

/// The requirement's text, and of what it is written with: other requirements as they are written, and the values of
/// parameters whatever their layout.
std::string rule_text(const Lowering& low, const model::Requirement& requirement) {
  const model::Policy& policy = low.policy;
  std::string text;
  std::set<std::string> named{requirement.name};
  std::vector<std::string> open{requirement.name};
  std::set<std::uint16_t> parameters, lets;
  while (!open.empty()) {
    const std::string name = std::move(open.back());
    open.pop_back();
    const auto found = std::ranges::find(policy.requirements, name, &model::Requirement::name);
    if (found == policy.requirements.end()) continue;
    text += low.text(found->span) + "\n";
    const auto uses = model::uses_of(policy, *found);
    parameters.insert(uses.parameters.begin(), uses.parameters.end());
    lets.insert(uses.lets.begin(), uses.lets.end());
    for (const Span span : uses.filters)
      if (!within(span, found->span)) text += low.text(span) + "\n";
    for (const auto& other : uses.requirements)
      if (named.insert(other).second) open.push_back(other);
  }
  for (const auto index : lets) text += policy.lets[index].name + ": " + low.text(policy.lets[index].value.span) + "\n";
  for (const auto index : parameters) text += values(policy.parameters[index]) + "\n";
  return text;
}

/// One of the people that a policy words as several: "officer" of "2 officers".
std::string one_of(std::string role) {
  if (role.ends_with('s')) role.pop_back();
  return role;
}

}  // namespace

void Lowering::waive(const model::Requirement& requirement, Node& node) {
  if (!requirement.waivable) return;
  const auto index = waivable.at(requirement.name);
  const auto where = place(requirement.waivable->span);
  const Reg until =
      plan.make({.op = Op::load_standing, .standing = StandingField::waived_until, .programme = index, .place = where},
                {.kind = RegKind::date});
  const Reg waived =
      plan.make({.op = Op::compare_today, .a = until, .relation = Relation::greater_equal, .place = where},
                {.kind = RegKind::verdict});
  node.children.push_back(add_node({.kind = NodeKind::exception,
                                    .name = requirement.name + ".waiver",
                                    .label = {{{"en", "waiver"}, {"cy", "hepgoriad"}}},
                                    .text = text(requirement.waivable->span),
                                    .cites = requirement.cites,
                                    .place = where,
                                    .verdict = waived,
                                    .waivable = index,
                                    .values = {{.name = "waived until", .reg = until}}}));
  node.verdict = plan.any_of({node.verdict, waived}, root_table, where);
  if (node.conflict != no_reg)
    node.conflict = plan.all_of({node.conflict, plan.not_of(waived, where)}, root_table, where);
}

/// How long from the day of the proposal.
std::vector<DatedDuration> Lowering::at_most(const model::Waivable& written) const {
  if (!written.at_most) return {};
  if (!written.at_most->parameter) return {{first_date, written.at_most->literal}};
  std::vector<DatedDuration> all;
  for (const auto& each : values_in_force(*written.at_most->parameter)) all.push_back({each.from, each.duration});
  return all;
}

void Lowering::waivables() {
  const auto rounding = policy.month_end == MonthEnd::up ? MonthEnd::up : MonthEnd::down;
  for (const auto& requirement : policy.requirements) {
    if (!requirement.waivable) continue;
    const model::Waivable& written = *requirement.waivable;
    const NodeId node = this->requirement(std::uint16_t(&requirement - policy.requirements.data())).node;
    out.waivables.push_back({.what = requirement.name,
                             .label = requirement.label,
                             .cites = requirement.cites,
                             .approvers = written.approvers,
                             .approved_by = one_of(written.approved_by),
                             .at_most = at_most(written),
                             .rounding = rounding,
                             .text = rule_text(*this, requirement),
                             .node = node,
                             .adjustable = std::nullopt});
  }
  for (const auto& parameter : policy.parameters) {
    if (!parameter.adjustable) continue;
    const model::Waivable& written = parameter.adjustable->by;
    out.waivables.push_back({.what = parameter.name,
                             .label = parameter.label,
                             .cites = parameter.cites,
                             .approvers = written.approvers,
                             .approved_by = one_of(written.approved_by),
                             .at_most = at_most(written),
                             .rounding = rounding,
                             .text = text(parameter.declared),
                             .adjustable = model::adjustable_of(parameter)});
  }
}

}  // namespace safon
