// Where values come from: the record, the ledger, literals, the parent's row, a selected row.
#include <cassert>

#include "engine/evaluate/steps.hpp"

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

/// The next day on which this one begins or has ended; `never`: neither comes any more.
std::int32_t next_turn(const Waived& each, std::int32_t today) {
  const std::int32_t turns = today < each.from.days ? each.from.days : each.until.days + 1;
  return turns > today ? turns : never.days;
}

bool holds_on(const Waived& each, std::int32_t today) {
  return each.from.days <= today && today <= each.until.days;
}

// A participant for whom the ledger was not asked (nothing given) has an unknown standing.
template <class T>
void standing_values(const std::vector<T>* given, std::size_t n, T* out) {
  for (std::size_t i = 0; i < n; ++i) out[i] = given && i < given->size() ? (*given)[i] : unknown_value<T>;
}

/// On each day the latest end of the waivers that have begun and not ended, and the next day on which one does either.
void waived_until(Working& w, const Step& step) {
  std::int32_t* days = w.write_days(step.out);
  std::int32_t* flips = w.write_flips(step.out);
  const std::size_t n = w.batch->size;
  const bool asked = step.programme < w.batch->waived.size();
  std::fill_n(days, n, asked ? absent_value<std::int32_t> : unknown_value<std::int32_t>);
  if (flips) std::fill_n(flips, n, never.days);
  if (!asked) return;
  for (const Waived& each : w.batch->waived[step.programme]) {
    const std::size_t p = each.participant;
    if (p >= n) continue;
    const std::int32_t today = w.today(p).days;
    if (flips) flips[p] = std::min(flips[p], next_turn(each, today));
    if (!holds_on(each, today)) continue;
    if (each.confirmed)
      days[p] = std::max(days[p], each.until.days);
    else if (days[p] == absent_value<std::int32_t>)
      days[p] = unknown_value<std::int32_t>;
  }
}

/// Of several adjustments that hold, the one that was approved last.
template <class T>
void adjust(Working& w, const Step& step, std::span<const T> own, T* out) {
  const std::size_t n = w.batch->size;
  std::int32_t* flips = w.write_flips(step.out);
  const std::int32_t* own_flips = w.flips(step.a);
  for (std::size_t p = 0; flips && p < n; ++p) flips[p] = own_flips ? own_flips[p] : never.days;
  if (step.programme >= w.batch->waived.size()) {
    std::fill_n(out, n, unknown_value<T>);
    return;
  }
  std::copy_n(own.begin(), n, out);
  const std::vector<Waived>& adjusted = w.batch->waived[step.programme];
  if (adjusted.empty()) w.shapes[step.out].uniform = w.shapes[step.a].uniform;
  std::vector<const Waived*> last(adjusted.empty() ? 0 : n, nullptr);
  for (const Waived& each : adjusted) {
    const std::size_t p = each.participant;
    if (p >= n) continue;
    const std::int32_t today = w.today(p).days;
    if (flips) flips[p] = std::min(flips[p], next_turn(each, today));
    if (!holds_on(each, today) || (last[p] && !approved_later(each, *last[p]))) continue;
    last[p] = &each;
    out[p] = each.confirmed ? T(each.value) : unknown_value<T>;
  }
}

void adjusted(Working& w, const Step& step) {
  const Column& own = w.columns[step.a];
  if (w.info(step.out).kind == RegKind::date)
    adjust(w, step, own.dates, w.write_days(step.out));
  else
    adjust(w, step, own.numbers, w.write_numbers(step.out));
}

void load_standing(Working& w, const Step& step) {
  if (step.standing == StandingField::waived_until) return waived_until(w, step);
  const Standing* standing = step.programme < w.standing.size() ? &w.standing[step.programme] : nullptr;
  const std::size_t n = w.batch->size;
  if (standing && !standing->next.empty())
    if (std::int32_t* flips = w.write_flips(step.out)) std::copy_n(standing->next.begin(), n, flips);
  switch (step.standing) {
    case StandingField::placed: {
      const auto& placed = w.batch->placed;
      return standing_values(step.programme < placed.size() ? &placed[step.programme] : nullptr, n,
                             w.write_days(step.out));
    }
    case StandingField::waived_until:
      return;
    case StandingField::status:
      return standing_values(standing ? &standing->status : nullptr, n, w.write_codes8(step.out));
    case StandingField::status_since:
      return standing_values(standing ? &standing->status_since : nullptr, n, w.write_days(step.out));
    case StandingField::entered:
      return standing_values(standing ? &standing->entered : nullptr, n, w.write_days(step.out));
    case StandingField::validity:
      return standing_values(standing ? &standing->validity : nullptr, n, w.write_days(step.out));
  }
}

void constant(Working& w, const Step& step, std::size_t index) {
  const Register& out = w.info(step.out);
  const std::size_t n = w.rows(out.table);
  switch (out.kind) {
    case RegKind::verdict:
      std::fill_n(w.write_bits(step.out), words_for(n), step.count != 0 ? ~Word(0) : 0);
      break;
    case RegKind::code:
      if (w.short_codes(step.out))
        std::fill_n(w.write_codes8(step.out), n, std::uint8_t(step.codes[0]));
      else
        std::fill_n(w.write_codes16(step.out), n, step.codes[0]);
      break;
    case RegKind::date:
      std::fill_n(w.write_days(step.out), n, step.date.days);
      w.shapes[step.out].uniform = step.date.days;
      break;
    case RegKind::text:
      std::fill_n(w.write_texts(step.out), n, 0x80000000u | std::uint32_t(index));
      break;
    case RegKind::number:
    case RegKind::ratio:
      std::fill_n(w.write_numbers(step.out), n, step.number.micros);
      w.shapes[step.out].uniform = step.number.micros;
      if (out.kind == RegKind::ratio) std::fill_n(w.write_denominators(step.out), n, 1);
      break;
    case RegKind::row:
    case RegKind::code_set:
      assert(false && "no literals of this kind");
  }
}

// Comparisons with a parent's value need not have it for each row: it is written there only when something else asks.
void broadcast(Working& w, const Step& step) {
  assert(w.plan->schema.tables[w.info(step.out).table].parent == w.info(step.a).table);
  w.shapes[step.out].of_parent = step.a;
  w.shapes[step.out].uniform = w.shapes[step.a].uniform;
}

template <class T>
void pick(std::span<const std::int32_t> row_of, const std::vector<T>& values, T* out) {
  const T none = unknown_value<T>;
  const T* from = values.empty() ? &none : values.data();
  for (std::size_t i = 0; i < row_of.size(); ++i) {  // without branches: who has such a row is anybody's guess
    const std::int32_t row = row_of[i];
    const T value = from[row < 0 ? 0 : std::size_t(row)];
    const T missing = row == absent_value<std::int32_t> ? absent_value<T> : unknown_value<T>;
    out[i] = row < 0 ? missing : value;
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
      return load(w, step);
    case Op::load_standing:
      return load_standing(w, step);
    case Op::constant:
      return constant(w, step, index);
    case Op::adjusted:
      return adjusted(w, step);
    case Op::broadcast:
      return broadcast(w, step);
    default:
      return gather(w, step);
  }
}

}  // namespace safon
