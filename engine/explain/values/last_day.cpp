// Deadlines: the last day on which something that is still to come would count.
#include <algorithm>

#include "engine/explain/values/values.hpp"

namespace safon {

/// The same for every row: a value of the participant, or one that the rule itself says.
std::optional<Date> ValueReader::known_date(Reg reg) const {
  const auto* step = maker(reg);
  while (step && step->op == Op::broadcast) reg = step->a, step = maker(reg);
  if (!step || policy_.plan.registers[reg].kind != RegKind::date) return std::nullopt;
  if (step->op == Op::constant) return step->date;
  if (policy_.plan.registers[reg].table != root_table) return std::nullopt;
  const auto day = run_.column(reg).dates[participant_];
  if (day == unknown_value<std::int32_t> || day == absent_value<std::int32_t>) return std::nullopt;
  return Date{day};
}

/// A date that nobody has given yet: of the participant; or of a row that may still be added, the day of the row.
bool ValueReader::to_come(Reg reg) const {
  const auto& info = policy_.plan.registers[reg];
  if (info.kind != RegKind::date || !maker(reg)) return false;
  if (info.table == root_table) return !known_date(reg);
  const auto& step = *maker(reg);
  return step.op == Op::load && step.table == info.table && step.column == schema_.tables[info.table].dated_by;
}

std::optional<Date> ValueReader::last_day(Reg verdict) const {
  const auto* step = maker(in_force(verdict));
  if (!step) return std::nullopt;
  switch (step->op) {
    case Op::all_of: {
      std::optional<Date> last;
      for (auto input : step->inputs)
        if (const auto day = last_day(input)) last = last ? std::min(*last, *day) : *day;
      return last;
    }
    case Op::reduce_count:
      if (step->relation != Relation::greater && step->relation != Relation::greater_equal) return std::nullopt;
      return last_day(step->a);
    case Op::compare: {
      const bool first = to_come(step->a);
      const auto bound = known_date(first ? step->b : step->a);
      if (!bound || (!first && !to_come(step->b))) return std::nullopt;
      const auto relation = first ? step->relation : mirrored(step->relation);
      if (relation == Relation::less_equal) return bound;
      if (relation == Relation::less) return Date{bound->days - 1};
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace safon
