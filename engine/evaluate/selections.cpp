// The earliest or latest row of a list that holds, by the list's dating field; of equal days, the first in the record.
#include <cassert>

#include "engine/evaluate/steps.hpp"

namespace safon {
namespace {

constexpr std::int32_t unknown = unknown_value<std::int32_t>, absent = absent_value<std::int32_t>;

struct Rows {
  const std::int32_t* dates;
  const std::uint8_t* verdicts;
  std::uint32_t first, last;
};

// Dates as numbers that grow the later a row is chosen: the earliest first, or the latest first. An absent date is
// never chosen; one that nobody told us may be chosen before all others.
template <bool latest>
std::int64_t rank(std::int32_t date) {
  if (date == absent) return INT64_MAX;
  if (date == unknown) return INT64_MIN;
  return latest ? -std::int64_t(date) : std::int64_t(date);
}

// The first row of the smallest rank among those that hold; of those that may hold, none may be chosen before it.
template <bool latest>
std::int32_t choose(const Rows& rows) {
  std::int64_t best = INT64_MAX, doubtful = INT64_MAX;
  std::uint32_t chosen = rows.last, doubtful_row = rows.last;
  for (std::uint32_t row = rows.first; row < rows.last; ++row) {
    if (rows.verdicts[row] == not_met8) continue;
    const std::int64_t place = rank<latest>(rows.dates[row]);
    if (rows.verdicts[row] == met8 && place < best) best = place, chosen = row;
    if (rows.verdicts[row] == unknown8 && place < doubtful) doubtful = place, doubtful_row = row;
  }
  const bool known_date = best != INT64_MIN;
  const bool beaten = doubtful < best || (doubtful == best && doubtful_row < chosen);
  if (!known_date || beaten) return unknown;
  return chosen == rows.last ? absent : std::int32_t(chosen);
}

// Only the chosen row and those that would be chosen before it can change the choice.
template <bool latest>
std::int32_t flip(const Rows& rows, std::int32_t chosen, const std::int32_t* flips) {
  const std::int64_t best = chosen < 0 ? INT64_MAX : rank<latest>(rows.dates[chosen]);
  const std::uint32_t at = chosen < 0 ? rows.last : std::uint32_t(chosen);
  std::int32_t day = never.days;
  for (std::uint32_t row = rows.first; row < rows.last; ++row) {
    const std::int64_t place = rank<latest>(rows.dates[row]);
    const bool matters = place < best || (place == best && row <= at);
    day = std::min(day, matters ? flips[row] : never.days);
  }
  return day;
}

template <bool latest>
void select(Working& w, const Step& step, const TableData& table, const std::vector<std::int32_t>& dates) {
  const std::int32_t* flips = w.flips(step.a);
  std::int32_t* out = w.write_days(step.out);
  std::int32_t* out_flips = flips ? w.write_flips(step.out) : nullptr;
  const VerdictBits bits = w.bits(step.a);
  const bool all_known =
      w.lists[w.info(step.a).table].all_given && bits.possible == bits.certain && w.range(dates).least > absent;
  if (all_known && !out_flips)  // nearly always
    return w.kernel->first_row(bits.certain, table.offsets.data(), table.given.size(), dates.data(), latest, absent,
                               out);
  const std::uint8_t* verdicts = w.bytes(step.a);
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    const Rows rows{dates.data(), verdicts, table.offsets[parent], table.offsets[parent + 1]};
    out[parent] = table.given[parent] ? choose<latest>(rows) : unknown;
    if (out_flips) out_flips[parent] = table.given[parent] ? flip<latest>(rows, out[parent], flips) : never.days;
  }
}

}  // namespace

void run_selection(Working& w, const Step& step) {
  const TableId child = w.info(step.a).table;
  const TableData& table = w.batch->tables[child];
  const ColumnId dated_by = w.plan->schema.tables[child].dated_by;
  assert(dated_by != none16 && "the analyser selects only from lists that have a dating field");
  const auto& dates = std::get<std::vector<std::int32_t>>(table.columns[dated_by]);
  step.op == Op::latest_row ? select<true>(w, step, table, dates) : select<false>(w, step, table, dates);
}

}  // namespace safon
