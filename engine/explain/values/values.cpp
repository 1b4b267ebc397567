#include "engine/explain/values/values.hpp"

#include <algorithm>
#include <cassert>

#include "engine/record/build.hpp"

namespace safon {
namespace {

using Says = ExplainedValue::Says;

std::string percentage_text(std::int64_t micros) {
  return to_text(Decimal{micros * 100}) + "%";
}

/// An average need not be a finite decimal: shown to two places then, and said to be so.
void set_ratio(ExplainedValue& value, std::int64_t numerator, std::int64_t denominator) {
  if (numerator % denominator == 0) {
    value.value = to_text(Decimal{numerator / denominator});
    return;
  }
  const __int128 cents = __int128(numerator) * 200 / denominator / micros_per_unit;
  const auto rounded = std::int64_t((cents + (cents < 0 ? -1 : 1)) / 2);
  value.says = Says::about;
  value.value = to_text(Decimal{rounded * (micros_per_unit / 100)});
}

}  // namespace

ValueReader::ValueReader(const CompiledPolicy& policy, const Run& run, const RecordBatch& batch,
                         std::size_t participant, std::string_view language)
    : policy_(policy),
      schema_(policy.plan.schema),
      run_(run),
      batch_(batch),
      participant_(participant),
      language_(language),
      makers_(policy.plan.registers.size(), nullptr) {
  for (const auto& step : policy.plan.steps) makers_[step.out] = &step;
}

void ValueReader::read(const ShownValue& shown, Reg verdict, std::vector<ExplainedValue>& out) const {
  if (!shown.durations.empty()) return read_duration(shown, out);
  if (shown.reg == no_reg) return;
  const auto& reg = policy_.plan.registers[shown.reg];
  if (reg.table != root_table) {
    if (reg.kind != RegKind::verdict) return;
    const auto* each = each_behind(verdict, shown.reg);
    if (each && list_given(reg.table) && run_.verdict(verdict, participant_) != Verdict::met)
      return read_failing(shown, *each, out);
    return read_rows(shown, out);
  }
  ExplainedValue value{.name = shown.name};
  if (reg.kind == RegKind::row)
    read_row(shown, std::move(value), out);
  else
    read_scalar(shown, std::move(value), out);
  if (shown.adjustable != none16) read_adjusted(shown, out.back());
}

// ---- sources

void ValueReader::set_source(ExplainedValue& value) const {
  if (batch_.provenance.empty()) return;
  const auto& from = batch_.provenance[participant_];
  value.file = from.file;
  value.line = from.line;
  if (!from.file.empty()) value.received = to_iso(Date{from.received});
}

void ValueReader::set_source(ExplainedValue& value, TableId table, std::size_t row) const {
  set_source(value);
  const auto& lines = batch_.tables[table].lines;
  if (table != root_table && row < lines.size() && lines[row] != 0) value.line = lines[row];
}

// ---- texts

std::string ValueReader::code_text(std::uint16_t list, std::size_t code) const {
  const auto& codes = schema_.code_lists[list].codes;
  assert(code < codes.size());
  return std::string(codes[code].label.in(language_, codes[code].name));
}

/// A value of the record itself by which a row can be known again; empty when there is none.
std::string ValueReader::cell_text(TableId table, ColumnId column, std::size_t row) const {
  const auto& data = batch_.tables[table].columns[column];
  const auto& info = schema_.tables[table].columns[column];
  if (presence(data, row) != Presence::known) return {};
  const auto value = stored_value(data, row);
  switch (info.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return {};  // yes or no alone tells no row from another
    case ColumnType::code:
      return code_text(info.code_list, std::size_t(value));
    case ColumnType::number:
      return to_text(Decimal{value});
    case ColumnType::percentage:
      return percentage_text(value);
    case ColumnType::date:
      return to_iso(Date{std::int32_t(value)});
    case ColumnType::text:
      return batch_.texts[std::size_t(value)];
  }
  return {};
}

/// A row as a reader knows it again: its date, then its codes and numbers.
std::string ValueReader::row_text(TableId table, std::size_t row) const {
  const auto& info = schema_.tables[table];
  std::string text;
  auto add = [&](const std::string& part) {
    if (part.empty()) return;
    if (!text.empty()) text += ", ";
    text += part;
  };
  if (info.dated_by != none16) add(cell_text(table, info.dated_by, row));
  for (ColumnId c = 0; c < info.columns.size(); ++c) {
    const auto type = info.columns[c].type;
    if (type == ColumnType::code || type == ColumnType::number || type == ColumnType::percentage)
      add(cell_text(table, c, row));
  }
  return text.empty() ? info.singular : text;
}

// ---- shapes

/// Of a duration parameter the value on the day of the run.
void ValueReader::read_duration(const ShownValue& shown, std::vector<ExplainedValue>& out) const {
  ExplainedValue value{.name = shown.name, .says = Says::unknown};
  for (const auto& [from, duration] : shown.durations) {
    if (from != no_reg && run_.verdict(from, participant_) != Verdict::met) break;
    value.says = Says::value;
    value.value = to_text(duration);
  }
  out.push_back(std::move(value));
}

void ValueReader::read_row(const ShownValue& shown, ExplainedValue value, std::vector<ExplainedValue>& out) const {
  const auto row = run_.column(shown.reg).dates[participant_];
  const auto table = policy_.plan.registers[shown.reg].row_table;
  const auto* step = maker(shown.reg);
  const bool chosen_here = step && (step->op == Op::earliest_row || step->op == Op::latest_row);
  if (row == unknown_value<std::int32_t>) {
    if (read_open_choice(shown.reg, out)) return;
    value.says = Says::unknown;
    out.push_back(std::move(value));
    return;
  }
  if (row == absent_value<std::int32_t>) {
    value.says = Says::absent;
    set_source(value);
    out.push_back(std::move(value));
    if (chosen_here) read_passed_over(shown, step->a, out);
    return;
  }
  value.value = row_text(table, std::size_t(row));
  set_source(value, table, std::size_t(row));
  out.push_back(std::move(value));
}

bool ValueReader::list_given(TableId table) const {
  const auto parent = schema_.tables[table].parent;
  std::uint32_t first = std::uint32_t(participant_), last = first + 1;
  if (parent != root_table) {
    if (!list_given(parent)) return false;
    std::tie(first, last) = run_.rows_of(parent, participant_);
  }
  const auto& given = batch_.tables[table].given;
  return std::all_of(given.begin() + first, given.begin() + last, [](auto g) { return g != 0; });
}

void ValueReader::read_rows(const ShownValue& shown, std::vector<ExplainedValue>& out) const {
  const auto table = policy_.plan.registers[shown.reg].table;
  const auto [first, last] = run_.rows_of(table, participant_);
  std::size_t shown_rows = 0, more = 0;
  for (auto row = first; row < last; ++row) {
    const auto verdict = run_.verdict(shown.reg, row);
    if (verdict == Verdict::not_met) continue;
    if (shown_rows == rows_shown) {
      ++more;
      continue;
    }
    ++shown_rows;
    if (verdict == Verdict::unknown) {
      read_unknown_row(shown, row, out);
      continue;
    }
    out.push_back(row_value(shown.name, table, row));
  }
  if (more > 0) out.push_back({.name = shown.name, .says = Says::more, .count = more});
  if (!list_given(table)) {
    out.push_back({.name = shown.name, .says = Says::unknown});
  } else if (shown_rows == 0) {
    ExplainedValue value{.name = shown.name, .says = Says::absent};
    set_source(value);
    out.push_back(std::move(value));
  }
}

/// Names the fields that leave open whether the row counts.
void ValueReader::read_unknown_row(const ShownValue& shown, std::size_t row, std::vector<ExplainedValue>& out) const {
  const auto& reg = policy_.plan.registers[shown.reg];
  const auto& columns = batch_.tables[reg.table].columns;
  bool named = false;
  for (auto column : columns_read(shown.reg, reg.table)) {
    if (presence(columns[column], row) != Presence::unknown) continue;
    ExplainedValue value{.name = shown.name + "." + schema_.tables[reg.table].columns[column].name,
                         .says = Says::unknown,
                         .value = row_text(reg.table, row)};
    set_source(value, reg.table, row);
    out.push_back(std::move(value));
    named = true;
  }
  if (named || read_open_above(shown.reg, out)) return;
  ExplainedValue value{.name = shown.name, .says = Says::unknown};
  set_source(value, reg.table, row);
  out.push_back(std::move(value));
}

void ValueReader::read_scalar(const ShownValue& shown, ExplainedValue value, std::vector<ExplainedValue>& out) const {
  const auto& reg = policy_.plan.registers[shown.reg];
  const auto column = run_.column(shown.reg);
  bool unknown = false, absent = false;
  auto look = [&](auto cell, const auto& text) {
    unknown = cell == unknown_value<decltype(cell)>;
    absent = cell == absent_value<decltype(cell)>;
    if (!unknown && !absent) value.value = text(cell);
  };
  const bool percent = shown.column != none16
                           ? schema_.tables[shown.table].columns[shown.column].type == ColumnType::percentage
                           : shown.adjustable != none16 && policy_.waivables[shown.adjustable].adjustable->kind ==
                                                               ParameterValue::Kind::percentage;
  switch (reg.kind) {
    case RegKind::verdict: {
      const auto verdict = run_.verdict(shown.reg, participant_);
      unknown = verdict == Verdict::unknown;
      value.says = verdict == Verdict::met ? Says::met : Says::not_met;
      break;
    }
    case RegKind::code:
      if (shown.status_of != none16) {
        look(column.codes8[participant_], [&](auto status) {
          const auto& declared = policy_.programmes[shown.status_of].statuses[status];
          return std::string(declared.label.in(language_, declared.name));
        });
      } else if (reg.code_list == none16) {
        look(column.codes8[participant_], [&](auto code) {
          value.says = code != 0 ? Says::yes : Says::no;
          return std::string();
        });
      } else if (!column.codes16.empty())
        look(column.codes16[participant_], [&](auto code) { return code_text(reg.code_list, code); });
      else
        look(column.codes8[participant_], [&](auto code) { return code_text(reg.code_list, code); });
      break;
    case RegKind::date:
      look(column.dates[participant_], [](auto day) { return to_iso(Date{day}); });
      break;
    case RegKind::number:
      look(column.numbers[participant_],
           [&](auto micros) { return percent ? percentage_text(micros) : to_text(Decimal{micros}); });
      break;
    case RegKind::ratio:
      look(column.numbers[participant_], [&](auto numerator) {
        set_ratio(value, numerator, column.denominators[participant_]);
        return value.value;
      });
      break;
    case RegKind::text:
      look(column.texts[participant_], [&](auto text) {
        return text < batch_.texts.size() ? batch_.texts[text] : std::string();  // a literal stands in the rule itself
      });
      break;
    case RegKind::row:
    case RegKind::code_set:
      return;
  }
  if (absent) value.says = Says::absent;
  if (unknown) value.says = Says::unknown;
  const auto* step = maker(shown.reg);
  // Of an intake's years, "camp 2026", those in which there is no place say nothing that the condition does not.
  if (absent && step && step->standing == StandingField::placed && shown.name.contains(' ')) return;
  if (unknown && step && step->op == Op::gather && read_open_choice(step->a, out)) return;
  if (unknown) return out.push_back(std::move(value));
  if (shown.column != none16) {
    const auto row = step && step->op == Op::gather ? run_.column(step->a).dates[participant_] : -1;
    if (row >= 0)
      set_source(value, shown.table, std::size_t(row));
    else
      set_source(value);
  }
  out.push_back(std::move(value));
}

std::optional<std::int64_t> ValueReader::whole_number(Reg reg) const {
  const auto value = run_.column(reg).numbers[participant_];
  if (value == unknown_value<std::int64_t> || value == absent_value<std::int64_t>) return std::nullopt;
  return value / micros_per_unit;
}

}  // namespace safon
