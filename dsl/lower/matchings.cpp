// Matchings: each becomes registers of a plan of its own.
#include "dsl/lower/matchings.hpp"

#include "dsl/lower/lowering.hpp"

namespace safon {
namespace {

/// A node for a value, so that what is missing for it can be named as for a condition.
NodeId value_node(Lowering& low, const model::Expr& expr, Reg value) {
  Node node{.kind = NodeKind::condition, .text = low.text(expr.span), .place = low.place(expr.span)};
  node.verdict = low.plan.make({.op = Op::exists, .a = value, .place = node.place},
                               {.kind = RegKind::verdict, .table = root_table});
  std::set<std::uint16_t> seen;
  low.collect_values(expr, node.values, seen);
  return low.add_node(std::move(node));
}

Label label_of(const Lowering& low, const model::Expr& expr) {
  switch (expr.kind) {
    case model::ExprKind::field:
      return low.policy.schema.tables[expr.table].columns[expr.column].label;
    case model::ExprKind::let:
      return low.policy.lets[expr.index].label;
    case model::ExprKind::requirement:
      return low.policy.requirements[expr.index].label;
    default:
      return {};
  }
}

Likeness likeness(Lowering& low, const model::Likeness& written, const std::string& cites) {
  const auto& expr = written.value;
  Likeness made{.same = written.same, .name = low.text(expr.span), .label = label_of(low, expr)};
  made.value = low.value(expr, root_table);
  made.node = expr.type.kind == model::TypeKind::condition ? low.condition_node(expr, made.value, cites)
                                                           : value_node(low, expr, made.value);
  return made;
}

}  // namespace

Matching lower_matching(const model::Matching& written, const model::Policy& policy, const Sources& sources) {
  CompiledPolicy scratch;
  scratch.plan.schema = policy.schema;
  scratch.plan.calendars = policy.calendars;
  Lowering low(policy, sources, scratch);
  Matching made{.name = written.name, .label = written.label, .cites = written.cites};
  const auto& match = written.match.front();
  const auto& with = written.with.front();
  // A requirement that is not applicable to somebody does not count them.
  made.match = low.counted(match, root_table);
  made.match_node = low.condition_node(match, made.match, written.cites);
  made.with = low.counted(with, root_table);
  made.with_node = low.condition_node(with, made.with, written.cites);
  const Place where = low.place(written.span);
  if (written.takes.parameter) {
    made.takes = low.parameter(*written.takes.parameter, root_table, where);
    made.takes_name = policy.parameters[*written.takes.parameter].name;
  } else {
    made.takes = low.plan.constant(Decimal{written.takes.literal * micros_per_unit}, root_table, where);
    made.takes_name = std::to_string(written.takes.literal);
  }
  for (const auto& counting : written.counting) {
    made.counting = low.value(counting, root_table);
    made.counting_node = value_node(low, counting, made.counting);
  }
  for (const auto& each : written.constraints) made.constraints.push_back(likeness(low, each, written.cites));
  for (const auto& each : written.wishes) made.wishes.push_back(likeness(low, each, written.cites));
  made.plan = std::move(scratch.plan);
  made.outline = std::move(scratch.outline);
  return made;
}

}  // namespace safon
