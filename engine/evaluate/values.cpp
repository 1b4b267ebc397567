// Where values come from: the record, the ledger, literals, the parent's row, a selected row.
#include <cassert>

#include "engine/evaluate/working.hpp"

namespace safon {
namespace {

void load(Working& w, const Step& step) {
  Column& out = w.columns[step.out];
  const std::size_t n = w.rows(step.table);
  const ColumnData& data = w.batch->tables[step.table].columns[step.column];
  if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&data)) out.codes8 = {bytes->data(), n};
  if (const auto* codes = std::get_if<std::vector<std::uint16_t>>(&data)) out.codes16 = {codes->data(), n};
  if (const auto* texts = std::get_if<std::vector<std::uint32_t>>(&data)) out.texts = {texts->data(), n};
  if (const auto* dates = std::get_if<std::vector<std::int32_t>>(&data)) out.dates = {dates->data(), n};
  if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&data)) out.numbers = {numbers->data(), n};
}

// A participant for whom the ledger was not asked (nothing given) has an unknown standing.
template <class T>
void standing_values(const std::vector<T>* given, std::size_t n, T* out) {
  for (std::size_t i = 0; i < n; ++i) out[i] = given && i < given->size() ? (*given)[i] : unknown_value<T>;
}

void load_standing(Working& w, const Step& step) {
  const Standing* standing = step.programme < w.standing.size() ? &w.standing[step.programme] : nullptr;
  const std::size_t n = w.batch->size;
  switch (step.standing) {
    case StandingField::status:
      return standing_values(standing ? &standing->status : nullptr, n, w.write_codes8(step.out));
    case StandingField::status_since:
      return standing_values(standing ? &standing->status_since : nullptr, n, w.write_days(step.out));
    case StandingField::entered:
      return standing_values(standing ? &standing->entered : nullptr, n, w.write_days(step.out));
  }
}

bool short_codes(const Working& w, const Register& reg) {
  return reg.code_list == none16 || w.plan->schema.code_lists[reg.code_list].codes.size() <= short_code_list;
}

void constant(Working& w, const Step& step, std::size_t index) {
  const Register& out = w.info(step.out);
  const std::size_t n = w.rows(out.table);
  switch (out.kind) {
    case RegKind::verdict:
      std::fill_n(w.write_verdicts(step.out), n, step.count != 0 ? met8 : not_met8);
      break;
    case RegKind::code:
      if (short_codes(w, out))
        std::fill_n(w.write_codes8(step.out), n, std::uint8_t(step.codes[0]));
      else
        std::fill_n(w.write_codes16(step.out), n, step.codes[0]);
      break;
    case RegKind::date:
      std::fill_n(w.write_days(step.out), n, step.date.days);
      break;
    case RegKind::text:
      std::fill_n(w.write_texts(step.out), n, 0x80000000u | std::uint32_t(index));
      break;
    case RegKind::number:
    case RegKind::ratio:
      std::fill_n(w.write_numbers(step.out), n, step.number.micros);
      if (out.kind == RegKind::ratio) std::fill_n(w.write_denominators(step.out), n, 1);
      break;
    case RegKind::row:
    case RegKind::code_set:
      assert(false && "no literals of this kind");
  }
  w.least_flips(step.out, {});
}

// Copies from rows of the parent table to the rows of a child table that belong to them.
template <class T>
void spread(std::span<const std::uint32_t> offsets, const T* from, T* to) {
  for (std::size_t parent = 0; parent + 1 < offsets.size(); ++parent)
    std::fill(to + offsets[parent], to + offsets[parent + 1], from[parent]);
}

void broadcast(Working& w, const Step& step) {
  const TableId child = w.info(step.out).table;
  assert(w.plan->schema.tables[child].parent == w.info(step.a).table);
  const std::span<const std::uint32_t> offsets = w.batch->tables[child].offsets;
  const Column from = w.columns[step.a];
  switch (w.info(step.a).kind) {
    case RegKind::verdict:
      spread(offsets, from.verdicts.data(), w.write_verdicts(step.out));
      break;
    case RegKind::code:
      if (short_codes(w, w.info(step.a)))
        spread(offsets, from.codes8.data(), w.write_codes8(step.out));
      else
        spread(offsets, from.codes16.data(), w.write_codes16(step.out));
      break;
    case RegKind::date:
    case RegKind::row:
      spread(offsets, from.dates.data(), w.write_days(step.out));
      break;
    case RegKind::ratio:
      spread(offsets, from.denominators.data(), w.write_denominators(step.out));
      [[fallthrough]];
    case RegKind::number:
      spread(offsets, from.numbers.data(), w.write_numbers(step.out));
      break;
    case RegKind::text:
      spread(offsets, from.texts.data(), w.write_texts(step.out));
      break;
    case RegKind::code_set:
      assert(false && "sets of codes are counted where they are made");
  }
  if (std::int32_t* flips = w.write_flips(step.out, {step.a})) spread(offsets, w.flips(step.a), flips);
}

template <class T>
void pick(std::span<const std::int32_t> row_of, const std::vector<T>& values, T* out) {
  for (std::size_t i = 0; i < row_of.size(); ++i) {
    const std::int32_t row = row_of[i];
    if (is_missing(row))
      out[i] = row == absent_value<std::int32_t> ? absent_value<T> : unknown_value<T>;
    else
      out[i] = values[std::size_t(row)];
  }
}

void gather(Working& w, const Step& step) {
  const std::span<const std::int32_t> row_of = w.columns[step.a].dates;
  const ColumnData& data = w.batch->tables[w.info(step.a).row_table].columns[step.column];
  if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&data))
    pick(row_of, *bytes, w.write_codes8(step.out));
  else if (const auto* codes = std::get_if<std::vector<std::uint16_t>>(&data))
    pick(row_of, *codes, w.write_codes16(step.out));
  else if (const auto* texts = std::get_if<std::vector<std::uint32_t>>(&data))
    pick(row_of, *texts, w.write_texts(step.out));
  else if (const auto* dates = std::get_if<std::vector<std::int32_t>>(&data))
    pick(row_of, *dates, w.write_days(step.out));
  else
    pick(row_of, std::get<std::vector<std::int64_t>>(data), w.write_numbers(step.out));
  w.least_flips(step.out, {step.a});
}

}  // namespace

void run_value(Working& w, const Step& step, std::size_t index) {
  switch (step.op) {
    case Op::load:
      load(w, step);
      break;
    case Op::load_standing:
      load_standing(w, step);
      break;
    case Op::constant:
      return constant(w, step, index);
    case Op::broadcast:
      return broadcast(w, step);
    default:
      return gather(w, step);
  }
  w.least_flips(step.out, {});
}

}  // namespace safon
