// What is said of every row, and is not so: the rows of which it is not.
#include <algorithm>

#include "engine/explain/values/values.hpp"

namespace safon {

/// Behind a verdict on every one of these rows: for each row, that it is none of them or has what is asked. Else none.
const Step* ValueReader::each_behind(Reg verdict, Reg rows) const {
  const auto* all = verdict == no_reg ? nullptr : maker(verdict);
  if (!all || all->op != Op::reduce_all) return nullptr;
  const auto* each = maker(all->a);
  if (!each || each->op != Op::any_of || each->inputs.size() != 2) return nullptr;
  const auto* left_out = maker(each->inputs.front());
  return left_out && left_out->op == Op::not_of && left_out->a == rows ? each : nullptr;
}

/// The rows that fail; where none does, those of which nobody knows. Rows that have what is asked settle nothing.
void ValueReader::read_failing(const ShownValue& shown, const Step& each, std::vector<ExplainedValue>& out) const {
  const auto table = policy_.plan.registers[each.out].table;
  const auto [first, last] = run_.rows_of(table, participant_);
  std::vector<std::uint32_t> fail, open;
  for (auto row = first; row < last; ++row) {
    const auto verdict = run_.verdict(each.out, row);
    if (verdict != Verdict::met) (verdict == Verdict::not_met ? fail : open).push_back(row);
  }
  ShownValue asked = shown;
  asked.reg = each.out;
  const auto conditions = parts(each.inputs.back());
  const auto& rows = fail.empty() ? open : fail;
  for (std::size_t i = 0; i < std::min(rows.size(), rows_shown); ++i) {
    if (fail.empty())
      read_unknown_row(asked, rows[i], out);
    else
      out.push_back(lacking(shown.name, ExplainedValue::Says::fails, conditions, table, rows[i]));
  }
  if (rows.size() > rows_shown)
    out.push_back({.name = shown.name, .says = ExplainedValue::Says::more, .count = rows.size() - rows_shown});
  if (rows.empty()) out.push_back({.name = shown.name, .says = ExplainedValue::Says::unknown});
}

}  // namespace safon
