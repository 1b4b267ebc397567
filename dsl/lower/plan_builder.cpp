#include "dsl/lower/plan_builder.hpp"

#include <algorithm>

namespace safon {
namespace {

void put(std::string& key, std::int64_t value) {
  key += std::to_string(value);
  key += ',';
}

/// All that makes two steps the same: everything but where they are written and which register they write. The kind of
/// their result is part of it: nothing, as a number, would else be the empty text.
std::string key_of(const Step& step, const Register& shape) {
  std::string key;
  for (std::int64_t part : {std::int64_t(step.op),
                            std::int64_t(shape.kind),
                            std::int64_t(shape.table),
                            std::int64_t(shape.row_table),
                            std::int64_t(shape.code_list),
                            std::int64_t(step.a),
                            std::int64_t(step.b),
                            std::int64_t(step.table),
                            std::int64_t(step.column),
                            std::int64_t(step.relation),
                            step.count,
                            step.number.micros,
                            std::int64_t(step.date.days),
                            std::int64_t(step.duration.months),
                            std::int64_t(step.duration.days),
                            std::int64_t(step.duration.working_days),
                            std::int64_t(step.sign),
                            std::int64_t(step.rounding),
                            std::int64_t(step.calendar),
                            std::int64_t(step.standing),
                            std::int64_t(step.programme)})
    put(key, part);
  for (Reg input : step.inputs) put(key, input);
  key += ';';
  for (auto code : step.codes) put(key, code);
  key += ';';
  for (const auto& dated : step.series) {
    put(key, dated.from.days);
    put(key, dated.value);
  }
  key += ';';
  key += step.text;
  return key;
}

bool moves_by_itself(Op op) {
  return op == Op::compare_today || op == Op::visible || op == Op::in_force || op == Op::adjusted;
}

}  // namespace

Register column_shape(const Schema& schema, TableId table, ColumnId column, TableId at) {
  const auto& info = schema.tables[table].columns[column];
  Register shape{.kind = RegKind::code, .table = at};
  switch (info.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      shape.kind = RegKind::code;
      break;
    case ColumnType::code:
      shape.code_list = info.code_list;
      break;
    case ColumnType::number:
    case ColumnType::percentage:
      shape.kind = RegKind::number;
      break;
    case ColumnType::date:
      shape.kind = RegKind::date;
      break;
    case ColumnType::text:
      shape.kind = RegKind::text;
      break;
  }
  return shape;
}

Reg PlanBuilder::make(Step step, Register shape) {
  auto key = key_of(step, shape);
  if (auto found = made_.find(key); found != made_.end()) return found->second;
  auto moving = [&](Reg reg) { return reg != no_reg && plan_.registers[reg].moves; };
  const bool standing = step.op == Op::load_standing &&
                        (step.standing == StandingField::waived_until || moving_programmes_.contains(step.programme));
  shape.moves = standing || moves_by_itself(step.op) || moving(step.a) || moving(step.b) ||
                std::any_of(step.inputs.begin(), step.inputs.end(), moving);
  step.out = Reg(plan_.registers.size());
  plan_.registers.push_back(shape);
  made_.emplace(std::move(key), step.out);
  plan_.steps.push_back(std::move(step));
  return plan_.steps.back().out;
}

Reg PlanBuilder::spread(Reg reg, TableId table, const Place& place) {
  if (plan_.registers[reg].table == table) return reg;
  Reg above = spread(reg, plan_.schema.tables[table].parent, place);
  Register shape = plan_.registers[above];
  shape.table = table;
  return make({.op = Op::broadcast, .a = above, .table = table, .place = place}, shape);
}

Reg PlanBuilder::connect(Op op, std::vector<Reg> inputs, TableId table, const Place& place) {
  for (Reg& input : inputs) input = spread(input, table, place);
  if (inputs.size() == 1) return inputs.front();
  return make({.op = op, .inputs = std::move(inputs), .table = table, .place = place},
              {.kind = RegKind::verdict, .table = table});
}

Reg PlanBuilder::all_of(std::vector<Reg> inputs, TableId table, const Place& place) {
  return connect(Op::all_of, std::move(inputs), table, place);
}

Reg PlanBuilder::any_of(std::vector<Reg> inputs, TableId table, const Place& place) {
  return connect(Op::any_of, std::move(inputs), table, place);
}

Reg PlanBuilder::not_of(Reg verdict, const Place& place) {
  TableId table = plan_.registers[verdict].table;
  return make({.op = Op::not_of, .a = verdict, .table = table, .place = place},
              {.kind = RegKind::verdict, .table = table});
}

Reg PlanBuilder::unknown(TableId table, const Place& place) {
  // A series without values is in force on no day, so nobody knows its value.
  Reg value = make({.op = Op::in_force, .table = table, .place = place}, {.kind = RegKind::number, .table = table});
  return make({.op = Op::exists, .a = value, .table = table, .place = place},
              {.kind = RegKind::verdict, .table = table});
}

Reg PlanBuilder::constant(Decimal number, TableId table, const Place& place) {
  return make({.op = Op::constant, .table = table, .number = number, .place = place},
              {.kind = RegKind::number, .table = table});
}

Reg PlanBuilder::constant(Date date, TableId table, const Place& place) {
  return make({.op = Op::constant, .table = table, .date = date, .place = place},
              {.kind = RegKind::date, .table = table});
}

Reg PlanBuilder::load(TableId table, ColumnId column, const Place& place) {
  return make({.op = Op::load, .table = table, .column = column, .place = place},
              column_shape(plan_.schema, table, column, table));
}

Reg PlanBuilder::visible(TableId table, const Place& place) {
  return make({.op = Op::visible, .table = table, .place = place}, {.kind = RegKind::verdict, .table = table});
}

Reg PlanBuilder::since_day(Date from, const Place& place) {
  Reg day = constant(from, root_table, place);
  return make({.op = Op::compare_today, .a = day, .relation = Relation::less_equal, .place = place},
              {.kind = RegKind::verdict, .table = root_table});
}

}  // namespace safon
