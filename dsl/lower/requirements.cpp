// Requirements: groups of items, exceptions, and when they apply.
#include <cassert>

#include "dsl/lower/lowering.hpp"

namespace safon {
namespace {

using model::Exception;
using model::ExprKind;
using model::Group;
using model::GroupKind;
using model::Item;
using model::Outcome;

/// The verdict so far, and what exceptions make of it.
struct Judged {
  Reg verdict, applicable = no_reg, conflict = no_reg;
  std::vector<NodeId> nodes;  // of the exceptions
};

const std::string& nearer(const std::string& own, const std::string& outer) {
  return own.empty() ? outer : own;
}

Reg both(Lowering& low, Reg a, Reg b, const Place& where) {
  if (a == no_reg) return b;
  return b == no_reg ? a : low.plan.all_of({a, b}, root_table, where);
}

/// Met when the exception applies: its condition holds and none of its own exceptions does.
Reg exception(Lowering& low, const Exception& written, const std::string& cites, NodeId& node) {
  const auto where = low.place(written.span);
  const auto& own_cites = nearer(written.cites, cites);
  Reg condition = low.value(written.condition, root_table);
  std::vector<NodeId> children{low.condition_node(written.condition, condition, own_cites)};
  std::vector<Reg> parts{condition};
  for (const auto& inner : written.exceptions) {
    NodeId child = no_node;
    parts.push_back(low.plan.not_of(exception(low, inner, own_cites, child), where));
    children.push_back(child);
  }
  Reg applies = low.plan.all_of(std::move(parts), root_table, where);
  node = low.add_node({.kind = NodeKind::exception,
                       .name = written.name,
                       .label = written.label,
                       .text = low.text(written.condition.span),
                       .cites = own_cites,
                       .place = where,
                       .verdict = applies,
                       .outcome = std::uint8_t(written.outcome),
                       .except = written.except,
                       .children = std::move(children)});
  return applies;
}

/// Exceptions are named and have no order: two that apply at once with different outcomes conflict, and nothing is
/// guessed.
Judged judge(Lowering& low, Judged judged, const std::vector<Exception>& exceptions, const std::string& cites,
             const Place& where) {
  if (exceptions.empty()) return judged;
  std::vector<Reg> by_outcome[3];
  for (const auto& written : exceptions) {
    NodeId node = no_node;
    by_outcome[int(written.outcome)].push_back(exception(low, written, cites, node));
    judged.nodes.push_back(node);
  }
  std::vector<Reg> outcomes;
  Reg any[3] = {no_reg, no_reg, no_reg};
  for (int o = 0; o < 3; ++o) {
    if (by_outcome[o].empty()) continue;
    any[o] = low.plan.any_of(by_outcome[o], root_table, where);
    outcomes.push_back(any[o]);
  }
  if (any[0] != no_reg) judged.verdict = low.plan.any_of({judged.verdict, any[0]}, root_table, where);
  if (any[1] != no_reg)
    judged.verdict = low.plan.all_of({judged.verdict, low.plan.not_of(any[1], where)}, root_table, where);
  const Reg concerned = judged.applicable;
  if (any[2] != no_reg) judged.applicable = both(low, judged.applicable, low.plan.not_of(any[2], where), where);
  if (outcomes.size() < 2) return judged;

  Reg conflict =
      low.plan.make({.op = Op::at_least, .inputs = outcomes, .count = 2, .place = where}, {.kind = RegKind::verdict});
  conflict = both(low, concerned, conflict, where);
  // "Not applicable" is one of the outcomes that conflict: it must not carry the requirement out of reach.
  if (any[2] != no_reg) judged.applicable = low.plan.any_of({judged.applicable, conflict}, root_table, where);
  judged.conflict =
      judged.conflict == no_reg ? conflict : low.plan.any_of({judged.conflict, conflict}, root_table, where);
  Reg unknown = low.plan.unknown(root_table, where);
  Reg apart = low.plan.not_of(conflict, where);
  judged.verdict = low.plan.any_of({low.plan.all_of({judged.verdict, apart}, root_table, where),
                                    low.plan.all_of({conflict, unknown}, root_table, where)},
                                   root_table, where);
  return judged;
}

NodeKind node_kind(GroupKind kind) {
  switch (kind) {
    case GroupKind::all_of:
      return NodeKind::all_of;
    case GroupKind::any_of:
      return NodeKind::any_of;
    case GroupKind::none_of:
      return NodeKind::none_of;
    case GroupKind::at_least:
      return NodeKind::at_least;
    case GroupKind::at_most:
      return NodeKind::at_most;
    case GroupKind::exactly:
      return NodeKind::exactly;
  }
  return NodeKind::all_of;
}

Lowered item(Lowering& low, const Item& written, const std::string& cites);

Reg group_verdict(Lowering& low, const Group& written, const std::vector<Reg>& inputs, const Place& where) {
  auto at_least = [&](std::int64_t count) {
    if (count <= 0) return low.plan.met(root_table, where);
    return low.plan.make({.op = Op::at_least, .inputs = inputs, .count = count, .place = where},
                         {.kind = RegKind::verdict});
  };
  auto counted = [&](const auto& build) {
    if (!written.count.parameter) return build(written.count.literal);
    return low.for_each_value(*written.count.parameter, root_table, where,
                              [&](const auto& value) { return build(value.number.micros / micros_per_unit); });
  };
  switch (written.kind) {
    case GroupKind::all_of:
      return low.plan.all_of(inputs, root_table, where);
    case GroupKind::any_of:
      return low.plan.any_of(inputs, root_table, where);
    case GroupKind::none_of:
      return low.plan.not_of(low.plan.any_of(inputs, root_table, where), where);
    case GroupKind::at_least:
      return counted(at_least);
    case GroupKind::at_most:
      return counted([&](std::int64_t n) { return low.plan.not_of(at_least(n + 1), where); });
    case GroupKind::exactly:
      return counted([&](std::int64_t n) {
        return low.plan.all_of({at_least(n), low.plan.not_of(at_least(n + 1), where)}, root_table, where);
      });
  }
  assert(false);
  return no_reg;
}

Lowered group(Lowering& low, const Group& written, const std::string& cites) {
  const auto where = low.place(written.span);
  const auto& own_cites = nearer(written.cites, cites);
  const bool all = written.kind == GroupKind::all_of;
  std::vector<Reg> inputs;
  std::vector<NodeId> children;
  for (const auto& each : written.items) {
    Lowered lowered = item(low, each, own_cites);
    // Not applicable: it does not hold back an `all of`, and counts for nothing elsewhere.
    if (lowered.applicable == no_reg)
      inputs.push_back(lowered.verdict);
    else if (all)
      inputs.push_back(low.holds(lowered, where));
    else
      inputs.push_back(low.plan.all_of({lowered.applicable, lowered.verdict}, root_table, where));
    children.push_back(lowered.node);
  }
  std::int64_t count = written.count.literal;
  Reg count_in_force = no_reg;
  if (written.count.parameter) {
    if (auto values = low.values_in_force(*written.count.parameter); !values.empty())
      count = values.front().number.micros / micros_per_unit;
    count_in_force = low.parameter(*written.count.parameter, root_table, where);
  }
  Reg verdict = group_verdict(low, written, inputs, where);
  NodeId node = low.add_node({.kind = node_kind(written.kind),
                              .cites = own_cites,
                              .place = where,
                              .verdict = verdict,
                              .count = count,
                              .count_in_force = count_in_force,
                              .children = std::move(children)});
  return {.verdict = verdict, .node = node};
}

/// Another requirement or part that stands alone as an item, by its own name or by one that a `let` gives it: its own
/// "not applicable" passes through.
std::optional<Lowered> referred(Lowering& low, const model::Expr& expr) {
  const model::Expr* named = &expr;
  while (named->kind == ExprKind::let) named = &low.policy.lets[named->index].value;
  if (named->kind != ExprKind::requirement && named->kind != ExprKind::requirement_part) return std::nullopt;
  Lowered lowered = named->kind == ExprKind::requirement ? low.requirement(named->index) : low.part(named->index);
  const Node target = low.out.outline.nodes[lowered.node];
  lowered.node = low.add_node({.kind = NodeKind::reference,
                               .name = target.name,
                               .label = target.label,
                               .cites = target.cites,
                               .place = low.place(expr.span),
                               .verdict = lowered.verdict,
                               .applicable = lowered.applicable,
                               .target = lowered.node});
  return lowered;
}

Lowered item(Lowering& low, const Item& written, const std::string& cites) {
  if (written.part != none16)
    if (auto made = low.parts.find(written.part); made != low.parts.end()) return made->second;
  const auto where = low.place(written.span);
  Lowered lowered;
  if (const auto* inner = std::get_if<Group>(&written.body)) {
    lowered = group(low, *inner, cites);
  } else {
    const auto& expr = std::get<model::Expr>(written.body);
    if (auto other = referred(low, expr)) {
      lowered = *other;
    } else {
      lowered.verdict = low.value(expr, root_table);
      lowered.node = low.condition_node(expr, lowered.verdict, cites);
      if (auto found = low.in_pools.find(&written); found != low.in_pools.end())
        lowered = low.shared(found->second, lowered, cites);
    }
  }
  Judged judged =
      judge(low, {.verdict = lowered.verdict, .applicable = lowered.applicable}, written.exceptions, cites, where);
  // The item's own answer stays to be seen beside what the exceptions make of it.
  if (!written.exceptions.empty() && !std::holds_alternative<Group>(written.body))
    lowered.node = low.add_node({.kind = NodeKind::all_of, .cites = cites, .place = where, .children = {lowered.node}});
  auto& node = low.out.outline.nodes[lowered.node];
  if (!written.name.empty()) node.name = written.name;
  if (!written.label.texts.empty()) node.label = written.label;
  node.verdict = lowered.verdict = judged.verdict;
  node.applicable = lowered.applicable = judged.applicable;
  node.conflict = judged.conflict;
  node.children.insert(node.children.end(), judged.nodes.begin(), judged.nodes.end());
  if (written.part != none16) low.parts[written.part] = lowered;
  return lowered;
}

}  // namespace

Reg Lowering::holds(const Lowered& lowered, const Place& where) {
  if (lowered.applicable == no_reg) return lowered.verdict;
  return plan.any_of({plan.not_of(lowered.applicable, where), lowered.verdict}, root_table, where);
}

Lowered Lowering::requirement(std::uint16_t index) {
  if (auto made = requirements.find(index); made != requirements.end()) return made->second;
  const auto& written = policy.requirements[index];
  const auto where = place(written.name_span);
  Node node{.kind = NodeKind::requirement,
            .name = written.name,
            .label = written.label,
            .cites = written.cites,
            .place = where};
  Judged judged{.verdict = no_reg};
  if (!written.applies.empty()) {
    judged.applicable = value(written.applies.front(), root_table);
    NodeId condition = condition_node(written.applies.front(), judged.applicable, written.cites);
    node.children.push_back(add_node({.kind = NodeKind::applies,
                                      .text = text(written.applies.front().span),
                                      .cites = written.cites,
                                      .place = place(written.applies.front().span),
                                      .verdict = judged.applicable,
                                      .children = {condition}}));
  }
  if (written.body.empty()) {
    judged.verdict = plan.met(root_table, where);
  } else {
    Lowered body = item(*this, written.body.front(), written.cites);
    judged.verdict = body.verdict;
    judged.applicable = both(*this, judged.applicable, body.applicable, where);
    node.children.push_back(body.node);
  }
  judged = judge(*this, std::move(judged), written.exceptions, written.cites, where);
  node.verdict = judged.verdict;
  node.applicable = judged.applicable;
  node.conflict = judged.conflict;
  node.children.insert(node.children.end(), judged.nodes.begin(), judged.nodes.end());
  waive(written, node);
  Lowered lowered{.verdict = node.verdict, .applicable = node.applicable, .node = no_node};
  lowered.node = add_node(std::move(node));
  requirements[index] = lowered;
  return lowered;
}

Lowered Lowering::part(std::uint16_t index) {
  if (auto made = parts.find(index); made != parts.end()) return made->second;
  const auto& path = policy.parts[index];
  const auto name = path.substr(0, path.find('.'));
  for (std::uint16_t r = 0; r < policy.requirements.size(); ++r) {
    if (policy.requirements[r].name != name) continue;
    // A part that its own requirement refers to is made alone first; the requirement then finds it.
    return item(*this, *part_items.at(index), policy.requirements[r].cites);
  }
  assert(false && "every part lies in a requirement");
  return {};
}

}  // namespace safon
