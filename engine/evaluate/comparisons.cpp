// Verdicts of one value.
#include "engine/evaluate/columns/order.hpp"
#include "engine/evaluate/steps.hpp"

namespace safon {
namespace {

template <class T>
void exists(std::span<const T> values, std::uint8_t* out) {
  for (std::size_t i = 0; i < values.size(); ++i)
    out[i] = values[i] == absent_value<T> ? not_met8 : values[i] == unknown_value<T> ? unknown8 : met8;
}

void exists(Working& w, const Step& step) {
  const Column& a = w.columns[step.a];
  if (const RegKind kind = w.info(step.a).kind; kind == RegKind::date || kind == RegKind::row)
    return compare_order(w, Relation::greater, a.dates, absent_value<std::int32_t>, step.out);
  if (w.info(step.a).kind == RegKind::verdict) {
    const VerdictBits bits = w.bits(step.a);
    Word* certain = w.write_bits(step.out);
    const std::size_t words = words_for(w.rows_of(step.out));
    for (std::size_t i = 0; i < words; ++i) certain[i] = bits.certain[i] | ~bits.possible[i];
    std::fill_n(w.write_possible(step.out), words, ~Word(0));
    return;
  }
  std::uint8_t* out = w.write_verdicts(step.out);
  exists(a.codes8, out);
  exists(a.codes16, out);
  exists(a.numbers, out);
  exists(a.texts, out);
  if (w.info(step.a).kind == RegKind::code_set) std::fill_n(out, w.rows_of(step.out), met8);
}

void in_codes8(Working& w, std::span<const std::uint8_t> values, std::span<const std::uint16_t> codes, Reg out) {
  const std::size_t words = words_for(values.size());
  Word* certain = w.write_bits(out);
  if (codes.empty()) std::fill_n(certain, words, 0);
  w.word_scratch.resize(room_for(values.size()));
  Word* more = w.word_scratch.data();
  const auto equal = [&](std::uint16_t code, Word* to) {
    w.kernel->equal8(values.data(), values.size(), std::uint8_t(code), to);
  };
  for (std::size_t code = 0; code < codes.size(); ++code) {
    equal(codes[code], code == 0 ? certain : more);
    for (std::size_t i = 0; code > 0 && i < words; ++i) certain[i] |= more[i];
  }
  if (w.range(values).greatest != unknown_value<std::uint8_t>) return;
  Word* possible = w.write_possible(out);
  equal(unknown_value<std::uint8_t>, possible);
  for (std::size_t i = 0; i < words; ++i) possible[i] |= certain[i];
}

// A few codes are compared with, which goes by many rows at once; for more there is a table.
constexpr std::size_t few_codes = 8;

// What to answer for every code there is, made once for each step.
template <class T>
std::vector<std::uint8_t> answer_table(const std::vector<std::uint16_t>& codes) {
  std::vector<std::uint8_t> table(std::size_t(unknown_value<T>) + 1, not_met8);
  for (const std::uint16_t code : codes) table[code] = met8;
  table[unknown_value<T>] = unknown8;
  return table;
}

template <class T>
void look_up(std::span<const T> values, const Step& step, std::vector<std::uint8_t>& table, std::uint8_t* out) {
  if (table.empty()) table = answer_table<T>(step.codes);
  const std::uint8_t* answer = table.data();
  for (std::size_t i = 0; i < values.size(); ++i) out[i] = answer[values[i]];
}

void in_codes(Working& w, const Step& step, std::size_t index) {
  const Column& a = w.columns[step.a];
  if (a.codes16.empty() && step.codes.size() <= few_codes) return in_codes8(w, a.codes8, step.codes, step.out);
  std::uint8_t* out = w.write_verdicts(step.out);
  if (!a.codes8.empty()) look_up(a.codes8, step, w.answers[index], out);
  if (!a.codes16.empty()) look_up(a.codes16, step, w.answers[index], out);
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
    case Op::is_true: {
      constexpr std::uint16_t yes[] = {1};
      in_codes8(w, w.columns[step.a].codes8, yes, step.out);
      break;
    }
    case Op::in_codes:
      in_codes(w, step, index);
      break;
    default:
      standing(w, step);
  }
  w.least_flips(step.out, {step.a, step.b});
}

}  // namespace safon
