// Verdicts of two values, row by row. Comparisons of dates and numbers with a value that all rows have, and of dates
// with one that a participant's rows have, go by words; the others by bytes, without branches inside the loops.

#include "engine/evaluate/columns/order.hpp"
#include "engine/evaluate/steps.hpp"
#include "engine/plan/with_relation.hpp"

namespace safon {
namespace {

template <class T, class Holds>
void compare_values(const T* a, const T* b, std::size_t n, std::uint8_t* out, Holds holds) {
  for (std::size_t i = 0; i < n; ++i) {
    const bool absent = (a[i] == absent_value<T>) | (b[i] == absent_value<T>);
    const bool unknown = (a[i] == unknown_value<T>) | (b[i] == unknown_value<T>);
    const std::uint8_t known = holds(a[i], b[i]) ? met8 : not_met8;
    out[i] = absent ? not_met8 : unknown ? unknown8 : known;
  }
}

template <class T>
void compare_columns(std::span<const T> a, std::span<const T> b, Relation relation, std::uint8_t* out) {
  with_relation(relation, [&](auto holds) { compare_values(a.data(), b.data(), a.size(), out, holds); });
}

__extension__ using Wide = __int128;

// a / b against c / d, over positive denominators, is a·d against c·b: no division, hence no rounding.
void compare_ratios(const Column& a, const Column& b, Relation relation, std::uint8_t* out) {
  with_relation(relation, [&](auto holds) {
    for (std::size_t i = 0; i < a.numbers.size(); ++i) {
      const std::int64_t x = a.numbers[i], y = b.numbers[i];
      if (is_missing(x) || is_missing(y)) {
        const bool absent = x == absent_value<std::int64_t> || y == absent_value<std::int64_t>;
        out[i] = absent ? not_met8 : unknown8;
        continue;
      }
      const Wide left = Wide(x) * (b.denominators.empty() ? 1 : b.denominators[i]);
      const Wide right = Wide(y) * (a.denominators.empty() ? 1 : a.denominators[i]);
      out[i] = holds(left, right) ? met8 : not_met8;
    }
  });
}

void compare_texts(const Working& w, const Column& a, const Column& b, Relation relation, std::uint8_t* out) {
  with_relation(relation, [&](auto holds) {
    for (std::size_t i = 0; i < a.texts.size(); ++i) {
      const std::uint32_t x = a.texts[i], y = b.texts[i];
      if (is_missing(x) || is_missing(y)) {
        const bool absent = x == absent_value<std::uint32_t> || y == absent_value<std::uint32_t>;
        out[i] = absent ? not_met8 : unknown8;
      } else {
        out[i] = holds(w.text(x).compare(w.text(y)), 0) ? met8 : not_met8;
      }
    }
  });
}

void compare_bytes(Working& w, const Step& step) {
  w.settle(step.a);
  w.settle(step.b);
  const Column a = w.columns[step.a], b = w.columns[step.b];
  std::uint8_t* out = w.write_verdicts(step.out);
  const RegKind kind = w.info(step.a).kind;
  if (kind == RegKind::ratio || w.info(step.b).kind == RegKind::ratio) return compare_ratios(a, b, step.relation, out);
  if (kind == RegKind::text) return compare_texts(w, a, b, step.relation, out);
  compare_columns(a.codes8, b.codes8, step.relation, out);
  compare_columns(a.codes16, b.codes16, step.relation, out);
  compare_columns(a.dates, b.dates, step.relation, out);
  compare_columns(a.numbers, b.numbers, step.relation, out);
}

bool compare_with_uniform(Working& w, const Step& step) {
  const std::optional<std::int64_t> bound = w.shapes[step.b].uniform;
  if (!bound || !is_order(step.relation) || w.shapes[step.a].of_parent != no_reg) return false;
  const Column& a = w.columns[step.a];
  switch (w.info(step.a).kind) {
    case RegKind::date:
      compare_order(w, step.relation, a.dates, std::int32_t(*bound), step.out);
      return true;
    case RegKind::number:
      compare_order(w, step.relation, a.numbers, *bound, step.out);
      return true;
    default:
      return false;
  }
}

// Dates of rows with a date of their parent's. Where the parent has none, none of its rows is met.
bool compare_with_parent(Working& w, const Step& step) {
  const Reg parent = w.shapes[step.b].of_parent;
  if (parent == no_reg || !is_order(step.relation) || w.shapes[step.a].of_parent != no_reg) return false;
  if (w.info(step.a).kind != RegKind::date) return false;
  w.settle(parent);
  const std::span<const std::int32_t> dates = w.columns[step.a].dates, bounds = w.columns[parent].dates;
  const Range range = w.range(dates);
  if (range.least <= absent_value<std::int32_t> || w.range(bounds).least == unknown_value<std::int32_t>) return false;
  const auto [turned, below] = as_above(step.relation);
  const std::int32_t none_met = turned ? INT32_MIN : INT32_MAX;
  w.scratch.resize(bounds.size());
  for (std::size_t p = 0; p < bounds.size(); ++p) {
    w.scratch[p] = is_missing(bounds[p]) ? none_met : bounds[p] - (below ? 1 : 0);
  }
  const auto& offsets = w.batch->tables[w.info(step.out).table].offsets;
  Word* out = w.write_bits(step.out);
  w.kernel->above_parent32(dates.data(), offsets.data(), bounds.size(), w.scratch.data(), out);
  for (std::size_t i = 0; turned && i < words_for(dates.size()); ++i) out[i] = ~out[i];
  return true;
}

}  // namespace

void run_compare(Working& w, const Step& step) {
  if (!compare_with_uniform(w, step) && !compare_with_parent(w, step)) compare_bytes(w, step);
  for (const Reg reg : {step.a, step.b})  // what was not written has its flips at its parent
    if (const Reg parent = w.shapes[reg].of_parent; parent != no_reg && (w.settle(parent), w.moves(parent)))
      w.settle(reg);
  w.least_flips(step.out, {step.a, step.b});
}

}  // namespace safon
