// What is said of many rows at once: some, every, at least, earliest, sums, and shares of a framework's criteria.
#include <cassert>

#include "dsl/lower/lowering.hpp"

namespace safon {
namespace {

using model::Expr;
using model::ExprKind;

/// The number of met rows, held against `count`.
Reg count_rows(Lowering& low, Reg rows, TableId table, Relation relation, std::int64_t count, const Place& where) {
  return low.plan.make(
      {.op = Op::reduce_count, .a = rows, .table = table, .relation = relation, .count = count, .place = where},
      {.kind = RegKind::verdict, .table = low.policy.schema.tables[table].parent});
}

Reg quantifier(Lowering& low, const Expr& expr) {
  const auto where = low.place(expr.span);
  const auto& set = expr.set.front();
  const Reg rows = low.rows_of(set, where);
  const TableId parent = low.policy.schema.tables[set.table].parent;
  auto with_count = [&](Relation relation) {
    if (!expr.count.parameter) return count_rows(low, rows, set.table, relation, expr.count.literal, where);
    return low.for_each_value(*expr.count.parameter, parent, where, [&](const model::Parameter::Value& value) {
      return count_rows(low, rows, set.table, relation, value.number.micros / micros_per_unit, where);
    });
  };
  switch (expr.quantity) {
    case model::Quantity::some:
      return count_rows(low, rows, set.table, Relation::greater_equal, 1, where);
    case model::Quantity::no:
      return count_rows(low, rows, set.table, Relation::equal, 0, where);
    case model::Quantity::at_least:
      return with_count(Relation::greater_equal);
    case model::Quantity::at_most:
      return with_count(Relation::less_equal);
    case model::Quantity::exactly:
      return with_count(Relation::equal);
    case model::Quantity::every: {
      Reg holds = low.value(expr.children[0], set.table);
      Reg each = low.plan.any_of({low.plan.not_of(rows, where), holds}, set.table, where);
      return low.plan.make({.op = Op::reduce_all, .a = each, .table = set.table, .place = where},
                           {.kind = RegKind::verdict, .table = parent});
    }
  }
  assert(false);
  return no_reg;
}

Reg selection(Lowering& low, const Expr& expr) {
  const auto where = low.place(expr.span);
  const auto& set = expr.set.front();
  return low.plan.make(
      {.op = expr.earliest ? Op::earliest_row : Op::latest_row,
       .a = low.rows_of(set, where),
       .table = set.table,
       .place = where},
      {.kind = RegKind::row, .table = low.policy.schema.tables[set.table].parent, .row_table = set.table});
}

Reg aggregate(Lowering& low, const Expr& expr) {
  const auto where = low.place(expr.span);
  const auto& set = expr.set.front();
  Step step{.op = Op::count_rows, .a = low.rows_of(set, where), .table = set.table, .place = where};
  Register shape{.kind = RegKind::number, .table = low.policy.schema.tables[set.table].parent};
  if (expr.aggregate != model::Aggregate::count) step.b = low.value(expr.children[0], set.table);
  for (const auto column : expr.codes) step.inputs.push_back(low.plan.load(set.table, column, where));
  if (!expr.codes.empty()) shape.table = set.table;  // of each row's group
  switch (expr.aggregate) {
    case model::Aggregate::count:
      break;
    case model::Aggregate::sum:
      step.op = Op::sum_rows;
      break;
    case model::Aggregate::average:
      step.op = Op::average_rows;
      shape.kind = RegKind::ratio;
      break;
    case model::Aggregate::different:
      step.op = Op::count_different;
      break;
    case model::Aggregate::smallest:
    case model::Aggregate::largest:
      step.op = expr.aggregate == model::Aggregate::smallest ? Op::smallest_rows : Op::largest_rows;
      shape.kind = low.plan.shape(step.b).kind;
      break;
  }
  return low.plan.make(std::move(step), shape);
}

/// Of rows that a `let` names `for each` of something.
Reg grouped(Lowering& low, const Expr& expr) {
  const auto where = low.place(expr.span);
  const TableId table = expr.set.front().table;
  Step step{.op = expr.earliest ? Op::earliest_of_each : Op::latest_of_each,
            .a = low.rows_of(expr.set.front(), where),
            .table = table,
            .place = where};
  for (const auto column : expr.codes) step.inputs.push_back(low.plan.load(table, column, where));
  const auto make = [&](std::int64_t count) {
    step.count = count;
    return low.plan.make(step, {.kind = RegKind::verdict, .table = table});
  };
  if (expr.kind == ExprKind::best_of_each) return make(0);
  step.op = Op::different_of_each;
  step.b = low.value(expr.children[0], table);
  if (!expr.count.parameter) return make(expr.count.literal);
  return low.for_each_value(*expr.count.parameter, table, where,
                            [&](const auto& value) { return make(value.number.micros / micros_per_unit); });
}

/// The smallest whole number of `of` criteria that is at least the share: 80% of 11 is 9.
std::int64_t needed(Decimal share, std::size_t of) {
  return std::int64_t((__int128(share.micros) * __int128(of) + micros_per_unit - 1) / micros_per_unit);
}

}  // namespace

Reg Lowering::rows_of(const model::Set& set, const Place& where) {
  std::vector<Reg> filters{plan.visible(set.table, where)};
  for (const auto& filter : set.filter) filters.push_back(value(filter, set.table));
  return plan.all_of(std::move(filters), set.table, where);
}

Reg Lowering::quantified(const model::Expr& expr) {
  if (expr.kind == ExprKind::quantifier) return quantifier(*this, expr);
  if (expr.kind == ExprKind::best_of_each || expr.kind == ExprKind::different_of_each) return grouped(*this, expr);
  return expr.kind == ExprKind::selection ? selection(*this, expr) : aggregate(*this, expr);
}

Reg Lowering::element_coverage(const model::Expr& expr, const model::Element& element) {
  const auto where = place(expr.span);
  const auto& set = expr.set.front();
  const auto& table = policy.schema.tables[set.table];
  const auto list = policy.frameworks[expr.index].code_list;
  ColumnId criterion = 0;
  while (table.columns[criterion].type != ColumnType::code || table.columns[criterion].code_list != list) ++criterion;
  Reg codes = plan.make({.op = Op::distinct_codes,
                         .a = rows_of(set, where),
                         .b = plan.load(set.table, criterion, where),
                         .table = set.table,
                         .place = where},
                        {.kind = RegKind::code_set, .table = table.parent, .code_list = list});
  auto reach = [&](std::int64_t count) {
    Step step{.op = Op::set_count,
              .a = codes,
              .table = table.parent,
              .relation = Relation::greater_equal,
              .count = count,
              .place = where};
    for (std::size_t i = 0; i < element.criteria.size(); ++i) step.codes.push_back(std::uint16_t(element.first + i));
    return plan.make(std::move(step), {.kind = RegKind::verdict, .table = table.parent});
  };
  if (!expr.share) {
    if (!expr.count.parameter) return reach(expr.count.literal);
    return for_each_value(*expr.count.parameter, table.parent, where,
                          [&](const auto& value) { return reach(value.number.micros / micros_per_unit); });
  }
  if (!expr.share->parameter) return reach(needed(expr.share->literal, element.criteria.size()));
  return for_each_value(*expr.share->parameter, table.parent, where,
                        [&](const auto& value) { return reach(needed(value.number, element.criteria.size())); });
}

Reg Lowering::coverage(const model::Expr& expr) {
  const auto& framework = policy.frameworks[expr.index];
  if (expr.element) return element_coverage(expr, framework.elements[*expr.element]);
  std::vector<Reg> each;
  for (const auto& element : framework.elements) each.push_back(element_coverage(expr, element));
  const auto where = place(expr.span);
  if (expr.elements == model::Quantity::every) return plan.all_of(std::move(each), expr.table, where);
  Reg some = plan.any_of(std::move(each), expr.table, where);
  return expr.elements == model::Quantity::no ? plan.not_of(some, where) : some;
}

}  // namespace safon
