// Verdicts of one value or of two, row by row, without branches inside the loops.
#include <functional>

#include "engine/evaluate/working.hpp"

namespace safon {
namespace {

template <class T>
std::uint8_t is_there(T value) {
  return value == absent_value<T> ? not_met8 : value == unknown_value<T> ? unknown8 : met8;
}

template <class T>
void exists(std::span<const T> values, std::uint8_t* out) {
  for (std::size_t i = 0; i < values.size(); ++i) out[i] = is_there(values[i]);
}

void exists(Working& w, const Step& step) {
  const Column& a = w.columns[step.a];
  std::uint8_t* out = w.write_verdicts(step.out);
  switch (w.info(step.a).kind) {
    case RegKind::verdict:
      std::transform(a.verdicts.begin(), a.verdicts.end(), out,
                     [](std::uint8_t v) { return v == unknown8 ? unknown8 : met8; });
      break;
    case RegKind::code:
      exists(a.codes8, out);
      exists(a.codes16, out);
      break;
    case RegKind::date:
    case RegKind::row:
      exists(a.dates, out);
      break;
    case RegKind::number:
    case RegKind::ratio:
      exists(a.numbers, out);
      break;
    case RegKind::text:
      exists(a.texts, out);
      break;
    case RegKind::code_set:
      std::fill_n(out, w.rows(w.info(step.out).table), met8);
      break;
  }
}

void is_true(Working& w, const Step& step) {
  const std::span<const std::uint8_t> a = w.columns[step.a].codes8;
  std::uint8_t* out = w.write_verdicts(step.out);
  for (std::size_t i = 0; i < a.size(); ++i)
    out[i] = a[i] == unknown_value<std::uint8_t> ? unknown8 : a[i] == 1 ? met8 : not_met8;
}

// A few codes are compared with, which goes by many rows at once; for more there is a table.
constexpr std::size_t few_codes = 3;

template <class T>
void in_few_codes(std::span<const T> values, const Step& step, std::uint8_t* __restrict out) {
  for (std::size_t i = 0; i < values.size(); ++i) out[i] = values[i] == unknown_value<T> ? unknown8 : not_met8;
  for (const std::uint16_t code : step.codes)
    for (std::size_t i = 0; i < values.size(); ++i)
      out[i] |= std::uint8_t(values[i] == static_cast<T>(code) ? met8 : not_met8);
}

// What to answer for every code there is, made once for each step.
template <class T>
std::vector<std::uint8_t> answer_table(const std::vector<std::uint16_t>& codes) {
  std::vector<std::uint8_t> table(std::size_t(unknown_value<T>) + 1, not_met8);
  for (const std::uint16_t code : codes) table[code] = met8;
  table[unknown_value<T>] = unknown8;
  return table;
}

template <class T>
void in_codes(std::span<const T> values, const Step& step, std::vector<std::uint8_t>& table, std::uint8_t* out) {
  if (step.codes.size() <= few_codes) return in_few_codes(values, step, out);
  if (table.empty()) table = answer_table<T>(step.codes);
  const std::uint8_t* answer = table.data();
  for (std::size_t i = 0; i < values.size(); ++i) out[i] = answer[values[i]];
}

template <class T, class Holds>
void compare_values(const T* a, const T* b, std::size_t n, std::uint8_t* out, Holds holds) {
  for (std::size_t i = 0; i < n; ++i) {
    const bool absent = (a[i] == absent_value<T>) | (b[i] == absent_value<T>);
    const bool unknown = (a[i] == unknown_value<T>) | (b[i] == unknown_value<T>);
    const std::uint8_t known = holds(a[i], b[i]) ? met8 : not_met8;
    out[i] = absent ? not_met8 : unknown ? unknown8 : known;
  }
}

template <class Body>
void with_relation(Relation relation, Body&& body) {
  switch (relation) {
    case Relation::equal:
      return body(std::equal_to<>{});
    case Relation::not_equal:
      return body(std::not_equal_to<>{});
    case Relation::less:
      return body(std::less<>{});
    case Relation::less_equal:
      return body(std::less_equal<>{});
    case Relation::greater:
      return body(std::greater<>{});
    case Relation::greater_equal:
      return body(std::greater_equal<>{});
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

void compare(Working& w, const Step& step) {
  const Column a = w.columns[step.a], b = w.columns[step.b];
  std::uint8_t* out = w.write_verdicts(step.out);
  if (!a.denominators.empty() || !b.denominators.empty()) return compare_ratios(a, b, step.relation, out);
  if (w.info(step.a).kind == RegKind::text) return compare_texts(w, a, b, step.relation, out);
  compare_columns(a.codes8, b.codes8, step.relation, out);
  compare_columns(a.codes16, b.codes16, step.relation, out);
  compare_columns(a.dates, b.dates, step.relation, out);
  compare_columns(a.numbers, b.numbers, step.relation, out);
}

// Statuses fit into 64 bits. Someone whose standing nobody gave has an unknown one.
void standing(Working& w, const Step& step) {
  std::uint64_t wanted = 0;
  for (const std::uint16_t status : step.codes) wanted |= std::uint64_t(1) << status;
  const Standing* given = step.programme < w.standing.size() ? &w.standing[step.programme] : nullptr;
  const std::size_t n = w.batch->size;
  std::uint8_t* out = w.write_verdicts(step.out);
  for (std::size_t p = 0; p < n; ++p) {
    const std::uint8_t status = given && p < given->status.size() ? given->status[p] : unknown_value<std::uint8_t>;
    std::uint64_t held = status < 64 ? std::uint64_t(1) << status : 0;
    if (step.op == Op::status_was && given && p < given->ever.size()) held |= given->ever[p];
    out[p] = (held & wanted) != 0 ? met8 : status == unknown_value<std::uint8_t> ? unknown8 : not_met8;
  }
}

}  // namespace

void run_comparison(Working& w, const Step& step, std::size_t index) {
  switch (step.op) {
    case Op::exists:
      exists(w, step);
      break;
    case Op::is_true:
      is_true(w, step);
      break;
    case Op::in_codes: {
      const Column& a = w.columns[step.a];
      std::uint8_t* out = w.write_verdicts(step.out);
      if (!a.codes8.empty()) in_codes(a.codes8, step, w.answers[index], out);
      if (!a.codes16.empty()) in_codes(a.codes16, step, w.answers[index], out);
      break;
    }
    case Op::compare:
      compare(w, step);
      break;
    default:
      standing(w, step);
  }
  w.least_flips(step.out, {step.a, step.b});
}

}  // namespace safon
