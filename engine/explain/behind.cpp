// What stands behind a verdict in the plan: the fields that it reads, the criteria that it counts.
#include <algorithm>

#include "engine/explain/values.hpp"
#include "engine/record/build.hpp"

namespace safon {

std::vector<ColumnId> ValueReader::columns_read(Reg reg, TableId table) const {
  std::vector<ColumnId> columns;
  std::vector<Reg> open{reg};
  std::vector<bool> seen(makers_.size());
  while (!open.empty()) {
    const auto next = open.back();
    open.pop_back();
    if (next == no_reg || seen[next] || !maker(next)) continue;
    seen[next] = true;
    const auto& step = *maker(next);
    if (step.op == Op::load && step.table == table) columns.push_back(step.column);
    if (step.op == Op::visible && step.table == table && schema_.tables[table].dated_by != none16)
      columns.push_back(schema_.tables[table].dated_by);
    open.push_back(step.a);
    open.push_back(step.b);
    open.insert(open.end(), step.inputs.begin(), step.inputs.end());
  }
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  return columns;
}

/// The count of criteria behind a verdict, through the cases that a dated parameter makes of it.
const Step* ValueReader::set_count_behind(Reg reg) const {
  const auto* step = maker(reg);
  if (!step || step->op == Op::set_count) return step;
  if (step->op != Op::all_of && step->op != Op::any_of) return nullptr;
  for (auto input : step->inputs)
    if (const auto* found = set_count_behind(input)) return found;
  return nullptr;
}

ValueReader::Criteria ValueReader::criteria(Reg verdict) const {
  const auto* count = set_count_behind(verdict);
  const auto* codes = count ? maker(count->a) : nullptr;
  if (!codes || codes->op != Op::distinct_codes || policy_.plan.registers[count->out].table != root_table) return {};
  const auto* load = maker(codes->b);
  if (!load || load->op != Op::load) return {};
  const auto& column = batch_.tables[load->table].columns[load->column];
  const auto list = policy_.plan.registers[codes->out].code_list;
  const auto [first, last] = run_.rows_of(load->table, participant_);
  const bool given = list_given(load->table);

  Criteria criteria{.needed = count == maker(verdict) ? count->count : 0};
  for (auto code : count->codes) {
    Verdict met = given ? Verdict::not_met : Verdict::unknown;
    for (auto row = first; row < last; ++row) {
      const auto counts = run_.verdict(codes->a, row);
      if (presence(column, row) == Presence::unknown)
        met = either(met, both(counts, Verdict::unknown));
      else if (presence(column, row) == Presence::known && stored_value(column, row) == code)
        met = either(met, counts);
    }
    Explanation node{.kind = NodeKind::condition, .name = schema_.code_lists[list].codes[code].name};
    node.label = code_text(list, code);
    node.answer = met == Verdict::met ? Answer::met : met == Verdict::not_met ? Answer::not_met : Answer::unknown;
    criteria.met += met == Verdict::met;
    criteria.nodes.push_back(std::move(node));
  }
  return criteria;
}

}  // namespace safon
