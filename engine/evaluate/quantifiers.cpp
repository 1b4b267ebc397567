// How many rows of a list hold, by interval: the met rows are the fewest that it can be, the possible ones the most.
#include "engine/evaluate/count.hpp"
#include "engine/evaluate/working.hpp"

namespace safon {
namespace {

struct Rows {
  std::uint32_t first, last;
};

// The day on which the n-th (from 0) of the rows with this verdict may change; `never` when there are not so many.
std::int32_t nth_flip(Working& w, Rows rows, const std::uint8_t* verdicts, const std::int32_t* flips,
                      std::uint8_t verdict, std::int64_t nth) {
  std::vector<std::int32_t>& days = w.scratch;
  days.clear();
  for (std::uint32_t row = rows.first; row < rows.last; ++row)
    if (verdicts[row] == verdict) days.push_back(flips[row]);
  if (nth >= std::int64_t(days.size())) return never.days;
  std::nth_element(days.begin(), days.begin() + nth, days.end());
  return days[std::size_t(nth)];
}

std::int32_t least(const std::int32_t* flips, Rows rows) {
  std::int32_t day = never.days;
  for (std::uint32_t row = rows.first; row < rows.last; ++row) day = std::min(day, flips[row]);
  return day;
}

// The first or the last of those days, for `some` and `no`, which ask no more.
std::int32_t first_flip(Rows rows, const std::uint8_t* verdicts, const std::int32_t* flips, std::uint8_t verdict) {
  std::int32_t day = never.days;
  for (std::uint32_t row = rows.first; row < rows.last; ++row)
    day = std::min(day, verdicts[row] == verdict ? flips[row] : never.days);
  return day;
}

std::int32_t last_flip(Rows rows, const std::uint8_t* verdicts, const std::int32_t* flips, std::uint8_t verdict) {
  std::int32_t day = INT32_MIN;
  for (std::uint32_t row = rows.first; row < rows.last; ++row)
    day = std::max(day, verdicts[row] == verdict ? flips[row] : INT32_MIN);
  return day;
}

// The number of rows is at least `count`: met now, it takes met - count + 1 met rows to change; not met, count -
// possible rows that are not met.
std::int32_t at_least_flip(Working& w, Rows rows, const std::uint8_t* verdicts, const std::int32_t* flips,
                           Interval number, std::int64_t count) {
  if (count == 1 && number.least >= 1) return last_flip(rows, verdicts, flips, met8);
  if (count == 1 && number.most < 1) return first_flip(rows, verdicts, flips, not_met8);
  if (number.least >= count) return nth_flip(w, rows, verdicts, flips, met8, number.least - count);
  if (number.most < count) return nth_flip(w, rows, verdicts, flips, not_met8, count - number.most - 1);
  return least(flips, rows);
}

std::int32_t flip(Working& w, const Step& step, Rows rows, const std::uint8_t* verdicts, const std::int32_t* flips,
                  Interval number) {
  switch (step.relation) {
    case Relation::greater_equal:
    case Relation::less:
      return at_least_flip(w, rows, verdicts, flips, number, step.count);
    case Relation::greater:
    case Relation::less_equal:
      return at_least_flip(w, rows, verdicts, flips, number, step.count + 1);
    case Relation::equal:
    case Relation::not_equal:
      break;
  }
  return least(flips, rows);
}

void reduce_count(Working& w, const Step& step) {
  const TableData& table = w.batch->tables[w.info(step.a).table];
  const std::uint8_t* verdicts = w.columns[step.a].verdicts.data();
  const std::uint32_t* offsets = table.offsets.data();
  const std::size_t parents = table.given.size();
  std::uint8_t* __restrict out = w.write_verdicts(step.out);
  with_holds(step.relation, step.count, [&](auto holds) {
    for (std::size_t parent = 0; parent < parents; ++parent) {
      const std::uint8_t verdict = holds(count_met(verdicts, offsets[parent], offsets[parent + 1]));
      out[parent] = table.given[parent] != 0 ? verdict : unknown8;
    }
  });
  std::int32_t* out_flips = w.write_flips(step.out, {step.a});
  if (!out_flips) return;
  const std::int32_t* flips = w.flips(step.a);
  for (std::size_t parent = 0; parent < parents; ++parent) {
    const Rows rows{offsets[parent], offsets[parent + 1]};
    const Interval number = count_met(verdicts, rows.first, rows.last);
    out_flips[parent] = table.given[parent] != 0 ? flip(w, step, rows, verdicts, flips, number) : never.days;
  }
}

void reduce_all(Working& w, const Step& step) {
  const TableData& table = w.batch->tables[w.info(step.a).table];
  const std::uint8_t* verdicts = w.columns[step.a].verdicts.data();
  const std::int32_t* flips = w.flips(step.a);
  std::uint8_t* out = w.write_verdicts(step.out);
  std::int32_t* out_flips = w.write_flips(step.out, {step.a});
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    const std::uint32_t first = table.offsets[parent], last = table.offsets[parent + 1];
    std::uint8_t all = met8;
    for (std::uint32_t row = first; row < last; ++row) all &= verdicts[row];
    const bool given = table.given[parent] != 0;
    out[parent] = given ? all : unknown8;
    if (!out_flips) continue;
    out_flips[parent] = never.days;
    if (!given) continue;
    if (all != not_met8) {
      out_flips[parent] = least(flips, {first, last});
      continue;
    }
    // Some row is not met; the whole is so at least until the last such row changes.
    out_flips[parent] = last_flip({first, last}, verdicts, flips, not_met8);
  }
}

}  // namespace

void run_quantifier(Working& w, const Step& step) {
  step.op == Op::reduce_count ? reduce_count(w, step) : reduce_all(w, step);
}

}  // namespace safon
