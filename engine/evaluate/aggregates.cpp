// Numbers made from the rows of a list that hold. A list that was not given, or a row that may or may not count, makes
// the number unknown, unless it cannot matter: a value that is absent adds nothing, and one that is not smaller cannot
// become the smallest.
#include "engine/evaluate/groups/groups.hpp"
#include "engine/evaluate/of_rows.hpp"
#include "engine/evaluate/steps.hpp"

namespace safon {
namespace {

constexpr std::int64_t unknown = unknown_value<std::int64_t>, absent = absent_value<std::int64_t>;

void count_rows(Working& w, const Step& step, const TableData& table) {
  const VerdictBits rows = w.bits(step.a);
  const std::size_t parents = table.given.size();
  w.of_parents.resize(parents);
  w.most_of_parents.resize(parents);
  w.kernel->count_rows(rows.certain, table.offsets.data(), parents, w.of_parents.data());
  w.kernel->count_rows(rows.possible, table.offsets.data(), parents, w.most_of_parents.data());
  std::int64_t* out = w.write_numbers(step.out);
  for (std::size_t parent = 0; parent < parents; ++parent) {
    const bool known = table.given[parent] != 0 && w.of_parents[parent] == w.most_of_parents[parent];
    out[parent] = known ? w.of_parents[parent] * micros_per_unit : unknown;
  }
}

// Nearly always all lists were given, all rows hold or do not, and all values are there, far from the ends of their
// range: then sums cannot get lost.
bool plain(Working& w, const Step& step, std::span<const std::int64_t> values) {
  constexpr std::uint32_t most_rows = 1 << 10;
  constexpr std::int64_t largest = std::int64_t(1) << 52;  // so many of these still fit into 63 bits
  const ListShape list = w.lists[w.info(step.a).table];
  const VerdictBits rows = w.bits(step.a);
  if (!list.all_given || list.longest > most_rows || rows.possible != rows.certain) return false;
  const Range range = w.range(values);
  return range.least > -largest && range.greatest < largest;
}

void sum_rows(Working& w, const Step& step, const TableData& table) {
  const std::span<const std::int64_t> values = w.columns[step.b].numbers;
  std::int64_t* out = w.write_numbers(step.out);
  const std::size_t parents = table.given.size();
  if (plain(w, step, values))
    return w.kernel->sum_rows(w.bits(step.a).certain, table.offsets.data(), parents, values.data(), out);
  const std::uint8_t* verdicts = w.bytes(step.a);
  for (std::size_t parent = 0; parent < parents; ++parent) {
    const Total all = total(verdicts, values.data(), table.offsets[parent], table.offsets[parent + 1]);
    out[parent] = table.given[parent] && all.known ? std::int64_t(all.sum) : unknown;
  }
}

void average_rows(Working& w, const Step& step, const TableData& table) {
  const std::span<const std::int64_t> values = w.columns[step.b].numbers;
  std::int64_t* out = w.write_numbers(step.out);
  std::int64_t* denominators = w.write_denominators(step.out);
  const std::size_t parents = table.given.size();
  if (plain(w, step, values)) {
    const Word* rows = w.bits(step.a).certain;
    w.of_parents.resize(parents);
    w.kernel->count_rows(rows, table.offsets.data(), parents, w.of_parents.data());
    w.kernel->sum_rows(rows, table.offsets.data(), parents, values.data(), out);
    for (std::size_t parent = 0; parent < parents; ++parent) {
      const std::int64_t count = w.of_parents[parent];
      out[parent] = count == 0 ? absent : out[parent];
      denominators[parent] = std::max<std::int64_t>(count, 1);
    }
    return;
  }
  const std::uint8_t* verdicts = w.bytes(step.a);
  for (std::size_t parent = 0; parent < parents; ++parent) {
    const Total all = total(verdicts, values.data(), table.offsets[parent], table.offsets[parent + 1]);
    const bool known = table.given[parent] && all.known;
    out[parent] = !known ? unknown : all.rows == 0 ? absent : std::int64_t(all.sum);
    denominators[parent] = known && all.rows > 0 ? all.rows : 1;
  }
}

template <class T>
void extremes(Working& w, const Step& step, const TableData& table, std::span<const T> values, T* out) {
  const std::uint8_t* verdicts = w.bytes(step.a);
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    const std::uint32_t first = table.offsets[parent], last = table.offsets[parent + 1];
    if (!table.given[parent])
      out[parent] = unknown_value<T>;
    else if (step.op == Op::smallest_rows)
      out[parent] = extreme(verdicts, values.data(), first, last, [](T a, T b) { return a < b; });
    else
      out[parent] = extreme(verdicts, values.data(), first, last, [](T a, T b) { return a > b; });
  }
}

}  // namespace

void run_aggregate(Working& w, const Step& step) {
  if (!step.inputs.empty()) return run_group_values(w, step);
  const TableData& table = w.batch->tables[w.info(step.a).table];
  switch (step.op) {
    case Op::count_rows:
      count_rows(w, step, table);
      break;
    case Op::sum_rows:
      sum_rows(w, step, table);
      break;
    case Op::average_rows:
      average_rows(w, step, table);
      break;
    default:
      if (w.info(step.out).kind == RegKind::date)
        extremes(w, step, table, w.columns[step.b].dates, w.write_days(step.out));
      else
        extremes(w, step, table, w.columns[step.b].numbers, w.write_numbers(step.out));
  }
  w.least_of_rows(step.out, {step.a, step.b});
}

}  // namespace safon
