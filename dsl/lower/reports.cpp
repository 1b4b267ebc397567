// Reports: each becomes registers of a plan of its own.
#include "dsl/lower/reports.hpp"

#include "dsl/lower/lowering.hpp"

namespace safon {
namespace {

/// The requirement or part that an expression is, by its own name or by one that a `let` gives it.
std::optional<Lowered> requirement_of(Lowering& low, const model::Expr& expr) {
  const model::Expr* named = &expr;
  while (named->kind == model::ExprKind::let) named = &low.policy.lets[named->index].value;
  if (named->kind == model::ExprKind::requirement) return low.requirement(named->index);
  if (named->kind == model::ExprKind::requirement_part) return low.part(named->index);
  return std::nullopt;
}

/// What the policy calls it where the grouping has no label of its own.
Label label_of(const Lowering& low, const model::Grouping& written) {
  if (!written.label.texts.empty()) return written.label;
  if (written.kind == model::Grouping::Kind::status) return low.policy.programmes[written.programme].label;
  const auto& expr = written.value.front();
  switch (expr.kind) {
    case model::ExprKind::field:
      return low.policy.schema.tables[expr.table].columns[expr.column].label;
    case model::ExprKind::row_field:
      return low.policy.schema.tables[expr.children[0].type.table].columns[expr.column].label;
    case model::ExprKind::let:
      return low.policy.lets[expr.index].label;
    case model::ExprKind::requirement:
      return low.policy.requirements[expr.index].label;
    case model::ExprKind::requirement_part:
      return low.part_items.at(expr.index)->label;
    default:
      return {};
  }
}

Grouping grouping(Lowering& low, const model::Grouping& written) {
  Grouping made{.kind = Grouping::Kind(written.kind), .name = written.name, .label = label_of(low, written)};
  if (written.kind == model::Grouping::Kind::status) {
    const auto& programme = low.policy.programmes[written.programme];
    for (const auto& status : programme.statuses) made.values.push_back({status.name, status.label});
    made.value = low.plan.make({.op = Op::load_standing, .programme = written.programme},
                               {.kind = RegKind::code, .table = root_table});
    made.entered =
        low.plan.make({.op = Op::load_standing, .standing = StandingField::entered, .programme = written.programme},
                      {.kind = RegKind::date, .table = root_table});
    return made;
  }
  const auto& expr = written.value.front();
  if (const auto asked = requirement_of(low, expr)) {
    made.value = asked->verdict;
    made.applicable = asked->applicable;
    return made;
  }
  made.value = low.value(expr, root_table);
  if (written.kind == model::Grouping::Kind::code)
    for (const auto& code : low.policy.schema.code_lists[expr.type.code_list].codes)
      made.values.push_back({code.name, code.label});
  return made;
}

/// A requirement that is not applicable to somebody does not count them.
Reg asked(Lowering& low, const std::vector<model::Expr>& condition) {
  return condition.empty() ? no_reg : low.counted(condition.front(), root_table);
}

Measure measure(Lowering& low, const model::Measure& written) {
  Measure made{.kind = Measure::Kind(written.kind), .name = written.name, .label = written.label};
  made.where = asked(low, written.where);
  made.among = asked(low, written.among);
  if (!written.value.empty()) {
    made.percentage = written.value.front().type.kind == model::TypeKind::percentage;
    made.value = low.value(written.value.front(), root_table);
  }
  return made;
}

}  // namespace

Report lower_report(const model::Report& written, const model::Policy& policy, const Sources& sources) {
  CompiledPolicy scratch;
  scratch.plan.schema = policy.schema;
  scratch.plan.calendars = policy.calendars;
  Lowering low(policy, sources, scratch);
  Report made{.name = written.name, .label = written.label, .cites = written.cites};
  made.where = asked(low, written.where);
  made.rows = grouping(low, written.rows);
  if (written.columns) made.columns = grouping(low, *written.columns);
  made.suppress_below = written.suppress_below;
  for (const auto& each : written.measures) made.measures.push_back(measure(low, each));
  made.plan = std::move(scratch.plan);
  return made;
}

}  // namespace safon
