// Conditions and values over one row: fields, arithmetic, comparisons, logic.
#include <cassert>

#include "dsl/lower/lowering.hpp"

namespace safon {
namespace {

using model::Expr;
using model::ExprKind;

/// A duration parameter in the expression's own operands that is not yet held at one of its values.
std::optional<std::uint16_t> open_duration(const Expr& expr, const std::map<std::uint16_t, Duration>& held) {
  const bool has_duration = expr.kind == ExprKind::today || expr.kind == ExprKind::add_duration;
  if (has_duration && expr.duration.parameter && !held.contains(*expr.duration.parameter))
    return expr.duration.parameter;
  for (const auto& child : expr.children)
    if (auto found = open_duration(child, held)) return found;
  return std::nullopt;
}

/// The verdict that `make` makes of `expr`, with each of the parameter's durations on its own days.
template <class Make>
Reg with_each_duration(Lowering& low, const Expr& expr, std::uint16_t parameter, Make make) {
  return low.for_each_value(parameter, expr.table, low.place(expr.span), [&](const model::Parameter::Value& value) {
    low.duration_in_force[parameter] = value.duration;
    const Reg reg = make(low, expr);
    low.duration_in_force.erase(parameter);
    return reg;
  });
}

/// In one intake, or in any of the years of one.
Reg placed(Lowering& low, const Expr& expr, const Place& where) {
  std::vector<Reg> each;
  for (const auto intake : expr.codes) each.push_back(low.placed(intake, where));
  return each.size() == 1 ? each.front() : low.plan.any_of(std::move(each), root_table, where);
}

Reg compare(Lowering& low, const Expr& expr) {
  if (auto index = open_duration(expr, low.duration_in_force)) return with_each_duration(low, expr, *index, compare);
  const Expr *left = &expr.children[0], *right = &expr.children[1];
  Relation relation = expr.relation;
  const auto where = low.place(expr.span);
  if (left->kind == ExprKind::today) {
    std::swap(left, right);
    relation = mirrored(relation);
  }
  Register shape{.kind = RegKind::verdict, .table = expr.table};
  if (right->kind == ExprKind::today) {
    return low.plan.make({.op = Op::compare_today,
                          .a = low.value(*left, expr.table),
                          .table = expr.table,
                          .relation = relation,
                          .duration = low.duration(right->duration),
                          .sign = right->sign,
                          .rounding = low.policy.month_end,
                          .calendar = low.policy.calendar,
                          .place = where},
                         shape);
  }
  return low.plan.make({.op = Op::compare,
                        .a = low.value(*left, expr.table),
                        .b = low.value(*right, expr.table),
                        .table = expr.table,
                        .relation = relation,
                        .place = where},
                       shape);
}

Reg arithmetic(Lowering& low, const Expr& expr, Op op) {
  Register shape{.kind = op == Op::divide ? RegKind::ratio : RegKind::number, .table = expr.table};
  return low.plan.make({.op = op,
                        .a = low.value(expr.children[0], expr.table),
                        .b = low.value(expr.children[1], expr.table),
                        .table = expr.table,
                        .place = low.place(expr.span)},
                       shape);
}

/// A step with one operand and a verdict for each of its rows.
Reg asks(Lowering& low, const Expr& expr, Op op) {
  Reg operand = low.value(expr.children[0], expr.children[0].table);
  TableId table = low.plan.shape(operand).table;
  return low.plan.make({.op = op, .a = operand, .table = table, .codes = expr.codes, .place = low.place(expr.span)},
                       {.kind = RegKind::verdict, .table = table});
}

/// Whether an embedded record is there, in the row at hand or in one that was chosen.
bool is_presence(const Lowering& low, const Expr& expr) {
  if (expr.kind != ExprKind::field && expr.kind != ExprKind::row_field) return false;
  const TableId table = expr.kind == ExprKind::field ? expr.table : expr.children[0].type.table;
  return low.policy.schema.tables[table].columns[expr.column].type == ColumnType::presence;
}

/// Of a date that is moved by a duration of working days: whether that lies in the calendar.
Reg exists(Lowering& low, const Expr& expr) {
  if (auto index = open_duration(expr, low.duration_in_force)) return with_each_duration(low, expr, *index, exists);
  return asks(low, expr, is_presence(low, expr.children[0]) ? Op::is_true : Op::exists);
}

Reg natural(Lowering& low, const Expr& expr) {
  const auto where = low.place(expr.span);
  const TableId table = expr.table;
  auto inputs = [&] {
    std::vector<Reg> regs;
    for (const auto& child : expr.children) regs.push_back(low.value(child, table));
    return regs;
  };
  switch (expr.kind) {
    case ExprKind::number:
      return low.plan.constant(expr.number, table, where);
    case ExprKind::date:
      return low.plan.constant(expr.date, table, where);
    case ExprKind::text:
      return low.plan.make({.op = Op::constant, .table = table, .text = expr.text, .place = where},
                           {.kind = RegKind::text, .table = table});
    case ExprKind::code:
      return low.plan.make({.op = Op::constant, .table = table, .codes = expr.codes, .place = where},
                           {.kind = RegKind::code, .table = table, .code_list = expr.type.code_list});
    case ExprKind::boolean:
      return expr.boolean ? low.plan.met(table, where) : low.plan.not_met(table, where);
    case ExprKind::field:
      return low.plan.load(table, expr.column, where);
    case ExprKind::row_field: {
      Reg row = low.value(expr.children[0], expr.children[0].table);
      const auto& at = low.plan.shape(row);
      return low.plan.make({.op = Op::gather, .a = row, .table = at.row_table, .column = expr.column, .place = where},
                           column_shape(low.policy.schema, at.row_table, expr.column, at.table));
    }
    case ExprKind::let: {
      // Made once, or `let`s that use one another twice would double with each.
      const bool alone = low.duration_in_force.empty();
      if (auto made = low.let_values.find(expr.index); alone && made != low.let_values.end()) return made->second;
      const auto& let = low.policy.lets[expr.index];
      const Reg reg = low.value(let.value, let.value.table);
      if (alone) low.let_values[expr.index] = reg;
      return reg;
    }
    case ExprKind::parameter:
      return low.parameter(expr.index, table, where);
    case ExprKind::requirement:
      return low.holds(low.requirement(expr.index), where);
    case ExprKind::requirement_part:
      return low.holds(low.part(expr.index), where);
    case ExprKind::status_is:
    case ExprKind::status_was: {
      const Reg status = low.standing(expr.index, StandingField::status, where);
      return low.plan.make({.op = expr.kind == ExprKind::status_is ? Op::status_is : Op::status_was,
                            .a = status,
                            .codes = expr.codes,
                            .programme = expr.index,
                            .place = where},
                           {.kind = RegKind::verdict, .table = root_table});
    }
    case ExprKind::expired:
      return low.expired(expr.index, where);
    case ExprKind::renewable:
      return low.renewable(expr.index, where);
    case ExprKind::status_since:
      return low.standing(expr.index, StandingField::status_since, where);
    case ExprKind::placed:
      return placed(low, expr, where);
    case ExprKind::add_duration:
      return low.plan.make({.op = Op::add_duration,
                            .a = low.value(expr.children[0], table),
                            .table = table,
                            .duration = low.duration(expr.duration),
                            .sign = expr.sign,
                            .rounding = low.policy.month_end,
                            .calendar = low.policy.calendar,
                            .place = where},
                           {.kind = RegKind::date, .table = table});
    case ExprKind::add:
      return arithmetic(low, expr, Op::add);
    case ExprKind::subtract:
      return arithmetic(low, expr, Op::subtract);
    case ExprKind::multiply:
      return arithmetic(low, expr, Op::multiply);
    case ExprKind::divide:
      return arithmetic(low, expr, Op::divide);
    case ExprKind::negate:
      return low.plan.make({.op = Op::subtract,
                            .a = low.plan.constant(Decimal{0}, table, where),
                            .b = low.value(expr.children[0], table),
                            .table = table,
                            .place = where},
                           {.kind = RegKind::number, .table = table});
    case ExprKind::is_true:
      return asks(low, expr, Op::is_true);
    case ExprKind::in_codes:
      return asks(low, expr, Op::in_codes);
    case ExprKind::exists:
      return exists(low, expr);
    case ExprKind::compare:
      return compare(low, expr);
    case ExprKind::and_:
      return low.plan.all_of(inputs(), table, where);
    case ExprKind::or_: {
      std::vector<Reg> regs;
      for (const auto& child : expr.children) regs.push_back(low.counted(child, table));
      return low.plan.any_of(std::move(regs), table, where);
    }
    case ExprKind::not_:
      return low.plan.not_of(low.counted(expr.children[0], table), where);
    case ExprKind::implies:
      return low.plan.any_of(
          {low.plan.not_of(low.counted(expr.children[0], table), where), low.value(expr.children[1], table)}, table,
          where);
    case ExprKind::quantifier:
    case ExprKind::selection:
    case ExprKind::aggregate:
    case ExprKind::best_of_each:
    case ExprKind::different_of_each:
      return low.quantified(expr);
    case ExprKind::coverage:
      return low.coverage(expr);
    case ExprKind::broken:
    case ExprKind::today:
      break;
  }
  assert(false && "the analyser lets nothing broken through, and `today` only into comparisons");
  return no_reg;
}

}  // namespace

Reg Lowering::counted(const model::Expr& expr, TableId at) {
  if (expr.kind == ExprKind::let) return counted(policy.lets[expr.index].value, at);
  if (expr.kind != ExprKind::requirement && expr.kind != ExprKind::requirement_part) return value(expr, at);
  const auto where = place(expr.span);
  const Lowered lowered = expr.kind == ExprKind::requirement ? requirement(expr.index) : part(expr.index);
  if (lowered.applicable == no_reg) return plan.spread(lowered.verdict, at, where);
  return plan.spread(plan.all_of({lowered.applicable, lowered.verdict}, root_table, where), at, where);
}

Reg Lowering::value(const model::Expr& expr, TableId at) {
  return plan.spread(natural(*this, expr), at, place(expr.span));
}

}  // namespace safon
