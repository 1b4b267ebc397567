// Values made of each row's group: the average of what all assessors say of one criterion.
#include "engine/evaluate/groups/groups.hpp"
#include "engine/evaluate/of_rows.hpp"

namespace safon {
namespace {

constexpr std::int64_t unknown = unknown_value<std::int64_t>, absent = absent_value<std::int64_t>;

/// Hands `make` each row with the verdicts of its list: which rows are of its group. None is, where it is of none.
template <class Make>
void for_each_row(Working& w, const Step& step, const TableData& table, Make make) {
  const Groups groups(w, step);
  std::vector<std::uint8_t> verdicts(w.rows_of(step.a), not_met8);
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    const std::size_t first = table.offsets[parent], last = table.offsets[parent + 1];
    for (std::size_t row = first; row < last; ++row) {
      for (std::size_t other = first; other < last; ++other) {
        const Same same = groups.counts(row) && groups.counts(other) ? groups.same(row, other) : Same::no;
        verdicts[other] = same == Same::no ? not_met8 : same == Same::yes && groups.holds(other) ? met8 : unknown8;
      }
      make(row, verdicts.data(), first, last);
    }
  }
}

template <class T>
void extremes(Working& w, const Step& step, const TableData& table, std::span<const T> values, T* out) {
  const bool smallest = step.op == Op::smallest_rows;
  for_each_row(w, step, table, [&](std::size_t row, const std::uint8_t* verdicts, std::size_t first, std::size_t last) {
    out[row] = extreme(verdicts, values.data(), first, last, [&](T a, T b) { return smallest ? a < b : a > b; });
  });
}

}  // namespace

void run_group_values(Working& w, const Step& step) {
  const TableData& table = w.batch->tables[w.info(step.a).table];
  const std::span<const std::int64_t> values = w.columns[step.b].numbers;
  if (step.op == Op::smallest_rows || step.op == Op::largest_rows) {
    if (w.info(step.out).kind == RegKind::date)
      extremes(w, step, table, w.columns[step.b].dates, w.write_days(step.out));
    else
      extremes(w, step, table, values, w.write_numbers(step.out));
  } else {
    const bool average = step.op == Op::average_rows;
    std::int64_t* out = w.write_numbers(step.out);
    std::int64_t* denominators = average ? w.write_denominators(step.out) : nullptr;
    for_each_row(w, step, table,
                 [&](std::size_t row, const std::uint8_t* verdicts, std::size_t first, std::size_t last) {
                   const Total all = total(verdicts, values.data(), first, last);
                   out[row] = !all.known ? unknown : average && all.rows == 0 ? absent : std::int64_t(all.sum);
                   if (average) denominators[row] = all.known && all.rows > 0 ? all.rows : 1;
                 });
  }
  flips_of_lists(w, step, table);
}

}  // namespace safon
