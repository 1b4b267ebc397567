// Values that depend on the day: parameters, and durations and counts taken from parameters.
#include <algorithm>

#include "dsl/lower/lowering.hpp"

namespace safon {

std::vector<model::Parameter::Value> Lowering::values_in_force(std::uint16_t index) const {
  const auto& all = policy.parameters[index].values;
  std::vector<model::Parameter::Value> kept;
  for (const auto& value : all) {
    if (value.from >= policy.in_force_to) break;
    if (value.from <= policy.in_force_from) kept.clear();  // replaced before the policy begins
    kept.push_back(value);
  }
  return kept;
}

std::vector<DatedCount> Lowering::counts(const model::Dated<std::int64_t>& written) const {
  if (!written.parameter) return {{first_date, written.literal}};
  std::vector<DatedCount> all;
  for (const auto& value : values_in_force(*written.parameter))
    all.push_back({value.from, value.number.micros / micros_per_unit});
  return all;
}

Reg Lowering::parameter(std::uint16_t index, TableId at, const Place& where) {
  const auto& declared = policy.parameters[index];
  if (!declared.adjustable) return of_everybody(index, at, where);
  const Reg own = of_everybody(index, root_table, where);
  const Reg reg =
      plan.make({.op = Op::adjusted, .a = own, .programme = adjustable.at(index), .place = where}, plan.shape(own));
  return plan.spread(reg, at, where);
}

Reg Lowering::of_everybody(std::uint16_t index, TableId at, const Place& where) {
  const auto& declared = policy.parameters[index];
  const bool is_date = declared.type.kind == model::TypeKind::date;
  const auto values = values_in_force(index);
  if (values.size() == 1 && values.front().from <= policy.in_force_from)
    return is_date ? plan.constant(values.front().date, at, where) : plan.constant(values.front().number, at, where);
  Step step{.op = Op::in_force, .table = root_table, .place = where};
  for (const auto& value : values) step.series.push_back({value.from, is_date ? value.date.days : value.number.micros});
  Reg reg = plan.make(std::move(step), {.kind = is_date ? RegKind::date : RegKind::number, .table = root_table});
  return plan.spread(reg, at, where);
}

Reg Lowering::for_each_value(std::uint16_t index, TableId at, const Place& where,
                             const std::function<Reg(const model::Parameter::Value&)>& build) {
  const auto values = values_in_force(index);
  if (values.size() == 1 && values.front().from <= policy.in_force_from) return build(values.front());
  std::vector<Reg> pieces;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::vector<Reg> guards{plan.since_day(values[i].from, where)};
    if (i + 1 < values.size()) guards.push_back(plan.not_of(plan.since_day(values[i + 1].from, where), where));
    guards.push_back(build(values[i]));
    pieces.push_back(plan.all_of(std::move(guards), at, where));
  }
  return plan.any_of(std::move(pieces), at, where);
}

Duration Lowering::duration(const model::Dated<Duration>& dated) const {
  if (!dated.parameter) return dated.literal;
  if (auto held = duration_in_force.find(*dated.parameter); held != duration_in_force.end()) return held->second;
  // Outside a condition a duration is only shown (a status's validity), so the first value in force stands for it.
  auto values = values_in_force(*dated.parameter);
  return values.empty() ? Duration{} : values.front().duration;
}

}  // namespace safon
