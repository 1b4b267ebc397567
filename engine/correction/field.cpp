#include "engine/correction/field.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace safon {
namespace {

struct Rows {
  TableId table = root_table;
  std::uint32_t first = 0, last = 1;  // in the parent row at hand
};

std::unexpected<FieldFault> fault(std::string message, std::string hint = {}) {
  return std::unexpected(FieldFault{std::move(message), std::move(hint), {}, {}});
}

std::string quoted(std::string_view text) {
  return "`" + std::string(text) + "`";
}

class Finding {
 public:
  explicit Finding(const RecordBatch& batch) : batch_(batch), schema_(*batch.schema) {}

  std::expected<RecordCell, FieldFault> find(std::string_view field) {
    std::string_view rest = field;
    for (auto open = rest.find('['); open != std::string_view::npos; open = rest.find('[')) {
      const auto close = rest.find(']', open);
      if (close == std::string_view::npos) return fault("a `]` is missing in " + quoted(field));
      const auto row = enter(rest.substr(0, open), rest.substr(open + 1, close - open - 1));
      if (!row) return std::unexpected(row.error());
      rest = rest.substr(close + 1);
      if (!rest.starts_with('.') || rest.size() == 1)
        return fault(quoted(field) + " is a whole row",
                     "say which field of it, such as " + quoted(std::string(field) + "." + some_column()));
      rest.remove_prefix(1);
    }
    return column(rest);
  }

 private:
  std::string some_column() const {
    const auto& columns = schema_.tables[table_].columns;
    return columns.empty() ? "…" : columns.front().name;
  }

  std::optional<Rows> list_called(std::string_view name) const {
    for (TableId t = 1; t < schema_.tables.size(); ++t)
      if (schema_.tables[t].parent == table_ && schema_.tables[t].name == name)
        return Rows{t, batch_.tables[t].offsets[row_], batch_.tables[t].offsets[row_ + 1]};
    return std::nullopt;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const ColumnInfo& each : schema_.tables[table_].columns)
      if (each.type != ColumnType::presence) all.push_back(each.name);
    for (const TableInfo& each : schema_.tables)
      if (each.parent == table_) all.push_back(each.name);
    return all;
  }

  std::unexpected<FieldFault> no_such(std::string_view name) const {
    const std::string whose = table_ == root_table ? "the record" : "a row of `" + schema_.tables[table_].name + "`";
    return std::unexpected(FieldFault{whose + " has no field " + quoted(name), {}, std::string(name), names()});
  }

  std::expected<void, FieldFault> enter(std::string_view name, std::string_view which) {
    const auto rows = list_called(name);
    if (!rows) return no_such(name);
    if (rows->first == rows->last) return fault("the record has no " + quoted(name));
    table_ = rows->table;
    const auto row =
        which.find('=') == std::string_view::npos ? numbered(*rows, name, which) : saying(*rows, name, which);
    if (!row) return std::unexpected(row.error());
    row_ = *row;
    return {};
  }

  static std::expected<std::uint32_t, FieldFault> numbered(const Rows& rows, std::string_view name,
                                                           std::string_view which) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(which.data(), which.data() + which.size(), number);
    const std::uint32_t count = rows.last - rows.first;
    if (error == std::errc{} && end == which.data() + which.size() && number >= 1 && number <= count)
      return rows.first + number - 1;
    return fault(quoted(name) + " has no row " + quoted(which),
                 count == 1 ? "it has one: `1`" : "it has " + std::to_string(count) + ", counted from 1");
  }

  /// "held=2026-03-01, kind=short"
  std::expected<std::uint32_t, FieldFault> saying(const Rows& rows, std::string_view name,
                                                  std::string_view which) const {
    std::vector<std::pair<ColumnId, std::string>> wanted;
    for (std::string_view rest = which; !rest.empty();) {
      const auto comma = std::min(rest.find(','), rest.size());
      std::string_view one = rest.substr(0, comma);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
      while (one.starts_with(' ')) one.remove_prefix(1);
      const auto equals = one.find('=');
      if (equals == std::string_view::npos)
        return fault(quoted(which) + " names no row", "write it as `[held=2026-03-01]`, or give the row's number");
      const auto& columns = schema_.tables[table_].columns;
      const auto found = std::ranges::find(columns, one.substr(0, equals), &ColumnInfo::name);
      if (found == columns.end()) return no_such(one.substr(0, equals));
      wanted.emplace_back(ColumnId(found - columns.begin()), std::string(one.substr(equals + 1)));
    }
    std::vector<std::uint32_t> found;
    for (std::uint32_t row = rows.first; row < rows.last; ++row)
      if (std::ranges::all_of(
              wanted, [&](const auto& each) { return cell_text(batch_, {table_, row, each.first}) == each.second; }))
        found.push_back(row);
    if (found.size() == 1) return found.front();
    if (found.empty()) return fault("no row of " + quoted(name) + " says " + quoted(which));
    std::string numbers;
    for (const auto row : found) numbers += (numbers.empty() ? "" : ", ") + std::to_string(row - rows.first + 1);
    return fault("several rows of " + quoted(name) + " say " + quoted(which), "name one by its number: " + numbers);
  }

  std::expected<RecordCell, FieldFault> column(std::string_view name) const {
    const auto& columns = schema_.tables[table_].columns;
    const auto found = std::ranges::find(columns, name, &ColumnInfo::name);
    if (found != columns.end() && found->type != ColumnType::presence) {
      if (auto gone = not_there(*found)) return std::unexpected(*std::move(gone));
      return RecordCell{table_, row_, ColumnId(found - columns.begin())};
    }
    if (const auto rows = list_called(name))
      return fault(quoted(name) + " is a list", "say which field of which row, such as `" + std::string(name) + "[1]." +
                                                    column_of(rows->table) + "`");
    for (const ColumnInfo& each : columns)
      if (each.name.starts_with(std::string(name) + "."))
        return fault(quoted(name) + " has fields of its own", "say which, such as " + quoted(each.name));
    return no_such(name);
  }

  std::string column_of(TableId table) const {
    const auto& columns = schema_.tables[table].columns;
    return columns.empty() ? "…" : columns.front().name;
  }

  /// A field of an embedded record that the participant does not have.
  std::optional<FieldFault> not_there(const ColumnInfo& info) const {
    const auto& columns = schema_.tables[table_].columns;
    for (auto dot = info.name.find('.'); dot != std::string::npos; dot = info.name.find('.', dot + 1)) {
      const std::string outer = info.name.substr(0, dot);
      const auto found = std::ranges::find(columns, outer, &ColumnInfo::name);
      if (found == columns.end() || found->type != ColumnType::presence) continue;
      const RecordCell cell{table_, row_, ColumnId(found - columns.begin())};
      if (cell_text(batch_, cell) != "yes")
        return FieldFault{"there is no `" + outer + "` in this record, so it has no " + quoted(info.name),
                          "what a return lacks as a whole, its council has to send",
                          {},
                          {}};
    }
    return std::nullopt;
  }

  const RecordBatch& batch_;
  const Schema& schema_;
  TableId table_ = root_table;
  std::uint32_t row_ = 0;
};

}  // namespace

std::expected<RecordCell, FieldFault> find_cell(const RecordBatch& batch, std::string_view field) {
  return Finding(batch).find(field);
}

std::uint32_t parent_row(const RecordBatch& batch, TableId table, std::uint32_t row) {
  const auto& offsets = batch.tables[table].offsets;
  return static_cast<std::uint32_t>(std::ranges::upper_bound(offsets, row) - offsets.begin() - 1);
}

std::string field_name(const RecordBatch& batch, const RecordCell& cell) {
  std::string name = batch.schema->tables[cell.table].columns[cell.column].name;
  std::uint32_t row = cell.row;
  for (TableId table = cell.table; table != root_table; table = batch.schema->tables[table].parent) {
    const auto parent = parent_row(batch, table, row);
    name.insert(0, batch.schema->tables[table].name + "[" +
                       std::to_string(row - batch.tables[table].offsets[parent] + 1) + "].");
    row = parent;
  }
  return name;
}

}  // namespace safon
