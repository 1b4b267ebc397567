// Arithmetic that has no answer although all that it is made from is known.
#include <algorithm>

#include "engine/explain/values/values.hpp"

namespace safon {
namespace {

using Says = ExplainedValue::Says;

bool is_arithmetic(Op op) {
  return op == Op::add || op == Op::subtract || op == Op::multiply || op == Op::divide;
}

/// Of all rows of a list; of the groups within one it is shown by the rows.
bool is_sum(const Step& step) {
  return (step.op == Op::sum_rows || step.op == Op::average_rows) && step.inputs.empty();
}

}  // namespace

void ValueReader::read_impossible(Reg verdict, const std::string& text, std::vector<ExplainedValue>& out) const {
  const auto number = [&](Reg reg, std::size_t row) { return run_.column(reg).numbers[row]; };
  const auto unknown = [&](Reg reg, std::size_t row) { return number(reg, row) == unknown_value<std::int64_t>; };
  const auto told = [&](const Step& step, std::size_t row) {
    if (is_arithmetic(step.op)) return !unknown(step.a, row) && !unknown(step.b, row);
    const auto table = policy_.plan.registers[step.a].table;
    if (batch_.tables[table].given[row] == 0) return false;
    const auto& offsets = batch_.tables[table].offsets;
    for (auto child = offsets[row]; child < offsets[row + 1]; ++child) {
      const auto counts = run_.verdict(step.a, child);
      if (counts == Verdict::unknown || (counts == Verdict::met && unknown(step.b, child))) return false;
    }
    return true;
  };
  auto all = behind(verdict);
  std::ranges::sort(all);
  for (auto reg : all) {
    const auto& step = *maker(reg);
    if (!is_arithmetic(step.op) && !is_sum(step)) continue;
    const auto table = policy_.plan.registers[reg].table;
    const auto [first, last] = table == root_table
                                   ? std::pair(std::uint32_t(participant_), std::uint32_t(participant_ + 1))
                                   : run_.rows_of(table, participant_);
    for (auto row = first; row < last; ++row) {
      if (!unknown(reg, row) || !told(step, row)) continue;
      const bool by_zero = step.op == Op::divide && number(step.b, row) == 0;
      ExplainedValue value{.name = source_text(step.place),
                           .says = by_zero ? Says::divided_by_zero : Says::out_of_range};
      if (value.name.empty()) value.name = text;
      set_source(value, table, row);
      out.push_back(std::move(value));
      break;  // one row says it for all
    }
  }
}

}  // namespace safon
