// What stands behind a verdict in the plan: what it joins, the fields that it reads.
#include <algorithm>

#include "engine/explain/values/values.hpp"

namespace safon {

/// Every register that this one is made from, itself included.
std::vector<Reg> ValueReader::behind(Reg reg) const {
  std::vector<Reg> found, open{reg};
  std::vector<bool> seen(makers_.size());
  while (!open.empty()) {
    const auto next = open.back();
    open.pop_back();
    if (next == no_reg || seen[next] || !maker(next)) continue;
    seen[next] = true;
    found.push_back(next);
    const auto& step = *maker(next);
    open.push_back(step.a);
    open.push_back(step.b);
    open.insert(open.end(), step.inputs.begin(), step.inputs.end());
  }
  return found;
}

/// What `and` joins, in its own table, without the joints.
std::vector<Reg> ValueReader::parts(Reg reg) const {
  const auto* step = maker(reg);
  if (!step || step->op != Op::all_of) return {reg};
  std::vector<Reg> all;
  for (auto input : step->inputs) {
    const auto inner = parts(input);
    all.insert(all.end(), inner.begin(), inner.end());
  }
  return all;
}

/// Whether it only says from when on, or until when, a value of a parameter holds.
bool ValueReader::is_guard(Reg reg) const {
  const auto* step = maker(reg);
  while (step && (step->op == Op::broadcast || step->op == Op::not_of)) step = maker(step->a);
  return step && step->op == Op::compare_today && maker(step->a) && maker(step->a)->op == Op::constant;
}

/// Of the cases that a dated parameter makes of a verdict the one that counts on the day of the run; else the verdict.
Reg ValueReader::in_force(Reg reg) const {
  const auto* step = maker(reg);
  if (!step || step->op != Op::any_of || policy_.plan.registers[reg].table != root_table) return reg;
  Reg found = reg;
  for (auto input : step->inputs) {
    const auto* piece = maker(input);
    if (!piece || piece->op != Op::all_of || !is_guard(piece->inputs.front())) return reg;
    bool holds = true;
    for (auto part : piece->inputs)
      if (is_guard(part)) holds = holds && run_.verdict(part, participant_) == Verdict::met;
    if (holds) found = piece->inputs.back();
  }
  return found;
}

std::vector<ColumnId> ValueReader::columns_read(Reg reg, TableId table) const {
  std::vector<ColumnId> columns;
  for (auto each : behind(reg)) {
    const auto& step = *maker(each);
    if (step.op == Op::load && step.table == table) columns.push_back(step.column);
    if (step.op == Op::visible && step.table == table && schema_.tables[table].dated_by != none16)
      columns.push_back(schema_.tables[table].dated_by);
  }
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  return columns;
}

}  // namespace safon
