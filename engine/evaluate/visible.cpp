// Which rows of a list are seen on a day: those that are not of its future.
#include "engine/evaluate/columns/order.hpp"
#include "engine/evaluate/steps.hpp"

namespace safon {
namespace {

constexpr std::int32_t unknown = unknown_value<std::int32_t>, absent = absent_value<std::int32_t>;

// One table's own rows: dated on or before the day. A row of the future comes into sight on its date.
void dated_rows(const Working& w, TableId table, std::uint8_t* out, std::int32_t* flips) {
  const ColumnId dated_by = w.plan->schema.tables[table].dated_by;
  const std::size_t n = w.rows(table);
  if (dated_by == none16) {
    std::fill_n(out, n, met8);
    if (flips) std::fill_n(flips, n, never.days);
    return;
  }
  const auto& dates = std::get<std::vector<std::int32_t>>(w.batch->tables[table].columns[dated_by]);
  w.each_day(table, [&](Date day, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const std::uint8_t seen = dates[i] <= day.days ? met8 : not_met8;
      out[i] = dates[i] == absent ? not_met8 : dates[i] == unknown ? unknown8 : seen;
    }
    if (!flips) return;
    for (std::size_t i = first; i < last; ++i) flips[i] = dates[i] > day.days ? dates[i] : never.days;
  });
}

bool dated_above(const Plan& plan, TableId table) {
  for (TableId t = plan.schema.tables[table].parent; t != none16; t = plan.schema.tables[t].parent)
    if (plan.schema.tables[t].dated_by != none16) return true;
  return false;
}

// A row is seen when it and every row above it are: an `and` of one for each table on the way up.
void seen_rows(const Working& w, TableId table, std::uint8_t* out, std::int32_t* flips) {
  dated_rows(w, table, out, flips);
  if (!dated_above(*w.plan, table)) return;
  const TableId parent = w.plan->schema.tables[table].parent;
  const std::size_t parents = w.rows(parent);
  std::vector<std::uint8_t> above(parents);
  std::vector<std::int32_t> above_flips(flips ? parents : 0);
  seen_rows(w, parent, above.data(), flips ? above_flips.data() : nullptr);
  const std::vector<std::uint32_t>& offsets = w.batch->tables[table].offsets;
  for (std::size_t p = 0; p < parents; ++p)
    for (std::uint32_t row = offsets[p]; row < offsets[p + 1]; ++row) {
      if (flips) {
        std::int32_t flip = std::min(flips[row], above_flips[p]);
        if (out[row] == not_met8 && above[p] == not_met8)
          flip = std::max(flips[row], above_flips[p]);
        else if (out[row] == not_met8)
          flip = flips[row];
        else if (above[p] == not_met8)
          flip = above_flips[p];
        flips[row] = flip;
      }
      out[row] &= above[p];
    }
}

// Of a list below no other dated one. A row of the future comes into sight on its date.
bool seen_by_date(Working& w, TableId table, Reg out) {
  const ColumnId dated_by = w.plan->schema.tables[table].dated_by;
  if (dated_by == none16) {
    w.write_throughout(out);
    return true;
  }
  const std::span<const std::int32_t> dates =
      std::get<std::vector<std::int32_t>>(w.batch->tables[table].columns[dated_by]);
  const Range range = w.range(dates);
  if (range.least > absent && range.greatest <= w.first_as_of) {
    w.write_throughout(out);
    return true;
  }
  if (w.as_of.size() != 1) return false;
  compare_order(w, Relation::less_equal, dates, w.as_of[0], out);
  if (range.greatest <= w.as_of[0]) return true;
  FlipPart* future = w.add_flips(out);
  if (!future) return true;
  w.kernel->above32(dates.data(), dates.size(), w.as_of[0], future->where.data());
  future->keys = dates.data();
  return true;
}

}  // namespace

void run_visible(Working& w, const Step& step) {
  const TableId table = w.info(step.out).table;
  if (!dated_above(*w.plan, table) && seen_by_date(w, table, step.out)) return;
  std::uint8_t* out = w.write_verdicts(step.out);
  seen_rows(w, table, out, w.write_flips(step.out));
}

}  // namespace safon
