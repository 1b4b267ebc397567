// The earliest or latest row of a list that holds, by the list's dating field; of equal days, the first in the record.
#include <cassert>

#include "engine/evaluate/working.hpp"

namespace safon {
namespace {

constexpr std::int32_t unknown = unknown_value<std::int32_t>, absent = absent_value<std::int32_t>;

struct Rows {
  const std::int32_t* dates;
  const std::uint8_t* verdicts;
  std::uint32_t first, last;
  bool latest;

  // Whether `row` would be chosen before `other`. A row whose date nobody told us may come first.
  [[nodiscard]] bool before(std::uint32_t row, std::uint32_t other) const {
    if (dates[row] == absent) return false;
    if (dates[row] == unknown) return true;
    if (dates[row] == dates[other]) return row < other;
    return latest ? dates[row] > dates[other] : dates[row] < dates[other];
  }
};

std::int32_t choose(const Rows& rows) {
  std::int32_t best = absent;
  for (std::uint32_t row = rows.first; row < rows.last; ++row)
    if (rows.verdicts[row] == met8 && !is_missing(rows.dates[row]) &&
        (best == absent || rows.before(row, std::uint32_t(best))))
      best = std::int32_t(row);
  for (std::uint32_t row = rows.first; row < rows.last; ++row) {
    if (rows.verdicts[row] == not_met8 || rows.dates[row] == absent) continue;
    if (rows.dates[row] == unknown) return unknown;
    if (rows.verdicts[row] == unknown8 && (best == absent || rows.before(row, std::uint32_t(best)))) return unknown;
  }
  return best;
}

// Only the chosen row and those that would be chosen before it can change the choice.
std::int32_t flip(const Rows& rows, std::int32_t chosen, const std::int32_t* flips) {
  std::int32_t day = never.days;
  for (std::uint32_t row = rows.first; row < rows.last; ++row)
    if (chosen < 0 || std::uint32_t(chosen) == row || rows.before(row, std::uint32_t(chosen)))
      day = std::min(day, flips[row]);
  return day;
}

}  // namespace

void run_selection(Working& w, const Step& step) {
  const TableId child = w.info(step.a).table;
  const TableData& table = w.batch->tables[child];
  const ColumnId dated_by = w.plan->schema.tables[child].dated_by;
  assert(dated_by != none16 && "the analyser selects only from lists that have a dating field");
  const auto& dates = std::get<std::vector<std::int32_t>>(table.columns[dated_by]);
  const std::int32_t* flips = w.flips(step.a);
  std::int32_t* out = w.write_days(step.out);
  std::int32_t* out_flips = w.write_flips(step.out);
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    const Rows rows{dates.data(), w.columns[step.a].verdicts.data(), table.offsets[parent], table.offsets[parent + 1],
                    step.op == Op::latest_row};
    out[parent] = table.given[parent] ? choose(rows) : unknown;
    if (out_flips) out_flips[parent] = table.given[parent] && flips ? flip(rows, out[parent], flips) : never.days;
  }
}

}  // namespace safon
