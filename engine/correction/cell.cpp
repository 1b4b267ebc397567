#include "engine/correction/cell.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <type_traits>

#include "engine/record/build.hpp"
#include "engine/value/date.hpp"
#include "engine/value/decimal.hpp"

namespace safon {
namespace {

constexpr std::int64_t hundred = 100;
constexpr std::size_t codes_listed = 12;

const ColumnInfo& info_of(const RecordBatch& batch, const RecordCell& cell) {
  return batch.schema->tables[cell.table].columns[cell.column];
}

ColumnData& data_of(RecordBatch& batch, const RecordCell& cell) {
  return batch.tables[cell.table].columns[cell.column];
}

const ColumnData& data_of(const RecordBatch& batch, const RecordCell& cell) {
  return batch.tables[cell.table].columns[cell.column];
}

void store(ColumnData& data, std::size_t row, std::int64_t value) {
  std::visit([&](auto& values) { values[row] = typename std::remove_cvref_t<decltype(values)>::value_type(value); },
             data);
}

void store_missing(ColumnData& data, std::size_t row, bool absent) {
  std::visit(
      [&](auto& values) {
        using T = typename std::remove_cvref_t<decltype(values)>::value_type;
        values[row] = absent ? absent_value<T> : unknown_value<T>;
      },
      data);
}

std::unexpected<CellFault> fault(const ColumnInfo& info, std::string_view text, std::string hint) {
  return std::unexpected(CellFault{"`" + std::string(text) + "` is no value of `" + info.name + "`", std::move(hint)});
}

std::string codes_of(const CodeList& list) {
  std::string all = list.codes.size() > 1 ? "it is one of " : "it is ";
  for (std::size_t c = 0; c < std::min(codes_listed, list.codes.size()); ++c)
    all += (c ? ", `" : "`") + list.codes[c].name + "`";
  return all + (list.codes.size() > codes_listed ? " …" : "");
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto begin = text.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// A percentage is stored as the share that it is of one, so two of its six places are left for it.
std::optional<std::int64_t> read_percentage(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  const auto number = parse_decimal(trimmed(text.substr(0, text.size() - 1)));
  if (!number || number->micros % hundred != 0) return std::nullopt;
  return number->micros / hundred;
}

std::optional<std::int64_t> read_code(const CodeList& list, std::string_view text) {
  const auto found = std::ranges::find(list.codes, text, &Code::name);
  if (found == list.codes.end()) return std::nullopt;
  return found - list.codes.begin();
}

/// The value as it is stored, and what to say where the text is none.
struct Read {
  std::optional<std::int64_t> value;
  std::string hint;
};
Read read(const Schema& schema, const ColumnInfo& info, std::string_view text) {
  switch (info.type) {
    case ColumnType::boolean:
    case ColumnType::presence: {
      const bool yes = text == "yes" || text == "true", no = text == "no" || text == "false";
      return {yes || no ? std::optional<std::int64_t>(yes) : std::nullopt, "it is `yes` or `no`"};
    }
    case ColumnType::code: {
      const CodeList& list = schema.code_lists[info.code_list];
      return {read_code(list, text), codes_of(list)};
    }
    case ColumnType::number: {
      const auto number = parse_decimal(text);
      return {number ? std::optional(number->micros) : std::nullopt, "it is a number, such as `7` or `12.5`"};
    }
    case ColumnType::percentage:
      return {read_percentage(text), "it is a percentage, such as `80%`"};
    case ColumnType::date: {
      const auto date = parse_iso_date(text);
      return {date ? std::optional<std::int64_t>(date->days) : std::nullopt, "it is a date, such as `2026-03-01`"};
    }
    case ColumnType::text:
      break;
  }
  return {};
}

}  // namespace

std::string cell_text(const RecordBatch& batch, const RecordCell& cell) {
  const auto& data = data_of(batch, cell);
  const auto there = presence(data, cell.row);
  if (there != Presence::known) return std::string(there == Presence::unknown ? cell_unknown : cell_none);
  const auto value = stored_value(data, cell.row);
  const auto& info = info_of(batch, cell);
  switch (info.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return value != 0 ? "yes" : "no";
    case ColumnType::code:
      return batch.schema->code_lists[info.code_list].codes[static_cast<std::size_t>(value)].name;
    case ColumnType::number:
      return to_text(Decimal{value});
    case ColumnType::percentage:
      return to_text(Decimal{value * hundred}) + "%";
    case ColumnType::date:
      return to_iso(Date{static_cast<std::int32_t>(value)});
    case ColumnType::text:
      break;
  }
  return batch.texts[static_cast<std::size_t>(value)];
}

std::expected<void, CellFault> write_cell(RecordBatch& batch, const RecordCell& cell, std::string_view text) {
  const auto& info = info_of(batch, cell);
  auto& data = data_of(batch, cell);
  text = trimmed(text);
  if (text == cell_unknown) {
    store_missing(data, cell.row, false);
    return {};
  }
  if (text == cell_none) {
    if (!info.optional)
      return fault(info, text,
                   "only an `optional` field can be known not to be there; `unknown` says that it is not known");
    store_missing(data, cell.row, true);
    return {};
  }
  if (text.empty()) return fault(info, text, "`unknown` says that it is not known");
  if (info.type == ColumnType::text) {
    if (text.size() > longest_cell)
      return fault(info, text.substr(0, 40), "it has more than " + std::to_string(longest_cell) + " bytes");
    store(data, cell.row, static_cast<std::int64_t>(batch.texts.size()));
    batch.texts.emplace_back(text);
    return {};
  }
  const Read value = read(*batch.schema, info, text);
  if (!value.value) return fault(info, text, value.hint);
  store(data, cell.row, *value.value);
  return {};
}

bool same_cell(const RecordBatch& a, const RecordCell& at, const RecordBatch& b, const RecordCell& there) {
  assert(a.schema == b.schema);
  const auto known = presence(data_of(a, at), at.row);
  if (known != presence(data_of(b, there), there.row)) return false;
  return known != Presence::known || cell_text(a, at) == cell_text(b, there);
}

}  // namespace safon
