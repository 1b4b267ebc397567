// The criteria of a framework's element that a verdict counts, each with the rows that say so.
#include <algorithm>

#include "engine/explain/values/values.hpp"
#include "engine/record/build.hpp"

namespace safon {
namespace {

using Says = ExplainedValue::Says;

Answer answer_for(Verdict verdict) {
  if (verdict == Verdict::unknown) return Answer::unknown;
  return verdict == Verdict::met ? Answer::met : Answer::not_met;
}

}  // namespace

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
  const Reg now = in_force(verdict);
  const auto* count = set_count_behind(now);
  const auto* codes = count ? maker(count->a) : nullptr;
  if (!codes || codes->op != Op::distinct_codes || policy_.plan.registers[count->out].table != root_table) return {};
  const auto* load = maker(codes->b);
  if (!load || load->op != Op::load) return {};
  const auto list = policy_.plan.registers[codes->out].code_list;

  Criteria criteria{.needed = count == maker(now) ? count->count : 0};
  for (auto code : count->codes) {
    Explanation node{.kind = NodeKind::condition, .name = schema_.code_lists[list].codes[code].name};
    node.label = code_text(list, code);
    node.answer = answer_for(read_criterion(codes->a, *load, code, node.values));
    criteria.met += node.answer == Answer::met;
    criteria.nodes.push_back(std::move(node));
  }
  return criteria;
}

/// Shows the rows that settle it: those that count; else those that may, with what is not known of them; else those
/// that are about this criterion and do not count.
Verdict ValueReader::read_criterion(Reg rows, const Step& criterion, std::uint16_t code,
                                    std::vector<ExplainedValue>& out) const {
  const auto table = criterion.table;
  const auto& column = batch_.tables[table].columns[criterion.column];
  const auto [first, last] = run_.rows_of(table, participant_);
  const ShownValue shown{.name = schema_.tables[table].name, .reg = rows, .table = table};
  std::vector<std::uint32_t> counting, open, not_counting;
  for (auto row = first; row < last; ++row) {
    const auto told = presence(column, row);
    const bool named = told == Presence::known && stored_value(column, row) == code;
    if (!named && told != Presence::unknown) continue;
    const auto counts = run_.verdict(rows, row);
    if (named && counts == Verdict::met)
      counting.push_back(row);
    else if (counts != Verdict::not_met)
      open.push_back(row);
    else if (named)
      not_counting.push_back(row);
  }
  auto read_all = [&](const std::vector<std::uint32_t>& all, const auto& read) {
    for (std::size_t i = 0; i < std::min(all.size(), rows_shown); ++i) read(all[i]);
    if (all.size() > rows_shown)
      out.push_back({.name = shown.name, .says = Says::more, .count = all.size() - rows_shown});
  };
  if (!counting.empty()) {
    read_all(counting, [&](std::uint32_t row) { out.push_back(row_value(shown.name, table, row)); });
    return Verdict::met;
  }
  if (!list_given(table)) {
    out.push_back({.name = shown.name, .says = Says::unknown});
    return Verdict::unknown;
  }
  if (!open.empty()) {
    read_all(open, [&](std::uint32_t row) {
      if (presence(column, row) != Presence::unknown) return read_unknown_row(shown, row, out);
      auto value = row_value(shown.name + "." + schema_.tables[table].columns[criterion.column].name, table, row);
      value.says = Says::unknown;
      out.push_back(std::move(value));
    });
    return Verdict::unknown;
  }
  const auto conditions = parts(rows);
  read_all(not_counting,
           [&](std::uint32_t row) { out.push_back(lacking(shown.name, Says::fails, conditions, table, row)); });
  if (not_counting.empty()) {
    out.push_back({.name = shown.name, .says = Says::absent});
    set_source(out.back());
  }
  return Verdict::not_met;
}

}  // namespace safon
