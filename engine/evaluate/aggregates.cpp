// Numbers made from the rows of a list that hold. A list that was not given, or a row that may or may not count, makes
// the number unknown, unless it cannot matter: a value that is absent adds nothing, and one that is not smaller cannot
// become the smallest.
#include "engine/evaluate/count.hpp"
#include "engine/evaluate/working.hpp"

namespace safon {
namespace {

__extension__ using Wide = __int128;
constexpr std::int64_t unknown = unknown_value<std::int64_t>, absent = absent_value<std::int64_t>;

struct Total {
  Wide sum = 0;
  std::int64_t rows = 0;
  bool known = true;
};

// Nearly all rows hold or do not, with values far from the end of their range: then a sum needs no branches. False:
// some row is of another sort (marks for missing values are as far out as can be).
bool plain_total(const std::uint8_t* verdicts, const std::int64_t* values, std::uint32_t first, std::uint32_t last,
                 Total& out) {
  constexpr std::uint32_t most_rows = 1 << 10;
  constexpr std::uint64_t largest = std::uint64_t(1) << 52;  // so many of these still fit into 63 bits
  if (last - first > most_rows) return false;
  std::int64_t rows = 0;
  std::uint64_t sum = 0;  // may go round: then some value is too large, and it is not taken
  std::uint64_t bits = 0, doubts = 0;
  for (std::uint32_t row = first; row < last; ++row) {
    const std::int64_t met = verdicts[row] >> 1;
    const std::int64_t value = values[row] & -met;
    doubts |= std::uint64_t(met ^ verdicts[row]) & 1;  // 1 of an unknown verdict and of no other
    bits |= std::uint64_t(value ^ (value >> 63));
    sum += std::uint64_t(value);
    rows += met;
  }
  out = {.sum = std::int64_t(sum), .rows = rows};
  return doubts == 0 && bits < largest;
}

Total total(const std::uint8_t* verdicts, const std::int64_t* values, std::uint32_t first, std::uint32_t last) {
  Total out;
  if (plain_total(verdicts, values, first, last, out)) return out;
  out = {};
  for (std::uint32_t row = first; row < last; ++row) {
    if (verdicts[row] == not_met8 || values[row] == absent) continue;
    if (verdicts[row] == unknown8 || values[row] == unknown) {
      out.known = false;
      continue;
    }
    out.sum += values[row];
    ++out.rows;
  }
  constexpr Wide largest = 9'000'000'000'000'000'000;
  if (out.sum > largest || out.sum < -largest) out.known = false;
  return out;
}

void count_rows(Working& w, const Step& step, const TableData& table) {
  const std::uint8_t* verdicts = w.columns[step.a].verdicts.data();
  std::int64_t* out = w.write_numbers(step.out);
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    const Interval met = count_met(verdicts, table.offsets[parent], table.offsets[parent + 1]);
    out[parent] = table.given[parent] && met.least == met.most ? met.least * micros_per_unit : unknown;
  }
}

void sum_rows(Working& w, const Step& step, const TableData& table) {
  const std::uint8_t* verdicts = w.columns[step.a].verdicts.data();
  const std::int64_t* values = w.columns[step.b].numbers.data();
  std::int64_t* out = w.write_numbers(step.out);
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    const Total all = total(verdicts, values, table.offsets[parent], table.offsets[parent + 1]);
    out[parent] = table.given[parent] && all.known ? std::int64_t(all.sum) : unknown;
  }
}

void average_rows(Working& w, const Step& step, const TableData& table) {
  const std::uint8_t* verdicts = w.columns[step.a].verdicts.data();
  const std::int64_t* values = w.columns[step.b].numbers.data();
  std::int64_t* out = w.write_numbers(step.out);
  std::int64_t* denominators = w.write_denominators(step.out);
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    const Total all = total(verdicts, values, table.offsets[parent], table.offsets[parent + 1]);
    const bool known = table.given[parent] && all.known;
    out[parent] = !known ? unknown : all.rows == 0 ? absent : std::int64_t(all.sum);
    denominators[parent] = known && all.rows > 0 ? all.rows : 1;
  }
}

template <class T, class Beats>
T extreme(const std::uint8_t* verdicts, const T* values, std::uint32_t first, std::uint32_t last, Beats beats) {
  T best = absent_value<T>;
  for (std::uint32_t row = first; row < last; ++row)
    if (verdicts[row] == met8 && !is_missing(values[row]) && (is_missing(best) || beats(values[row], best)))
      best = values[row];
  for (std::uint32_t row = first; row < last; ++row) {
    if (verdicts[row] == not_met8 || values[row] == absent_value<T>) continue;
    if (values[row] == unknown_value<T>) return unknown_value<T>;
    if (verdicts[row] == unknown8 && (is_missing(best) || beats(values[row], best))) return unknown_value<T>;
  }
  return best;
}

template <class T>
void extremes(const Working& w, const Step& step, const TableData& table, std::span<const T> values, T* out) {
  const std::uint8_t* verdicts = w.columns[step.a].verdicts.data();
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

// Any row that changes may change the number.
void aggregate_flips(Working& w, const Step& step, const TableData& table) {
  std::int32_t* out = w.write_flips(step.out, {step.a, step.b});
  if (!out) return;
  std::fill_n(out, table.given.size(), never.days);
  for (const Reg reg : {step.a, step.b}) {
    const std::int32_t* flips = reg == no_reg ? nullptr : w.flips(reg);
    if (!flips) continue;
    for (std::size_t parent = 0; parent < table.given.size(); ++parent)
      for (std::uint32_t row = table.offsets[parent]; row < table.offsets[parent + 1]; ++row)
        out[parent] = std::min(out[parent], flips[row]);
  }
}

}  // namespace

void run_aggregate(Working& w, const Step& step) {
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
  aggregate_flips(w, step, table);
}

}  // namespace safon
