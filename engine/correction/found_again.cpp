#include "engine/correction/found_again.hpp"

#include <algorithm>
#include <vector>

#include "engine/correction/field.hpp"

namespace safon {
namespace {

constexpr ColumnId all_columns = none16;

/// The table of `other` that is called like this one and stands in one that is called like its parent.
TableId like(const Schema& schema, TableId table, const Schema& other) {
  if (table == root_table) return root_table;
  const TableId parent = like(schema, schema.tables[table].parent, other);
  for (TableId t = 1; parent != none16 && t < other.tables.size(); ++t)
    if (other.tables[t].parent == parent && other.tables[t].name == schema.tables[table].name) return t;
  return none16;
}

class Searching {
 public:
  Searching(const RecordBatch& before, const Schema& written_under, const RecordBatch& now)
      : before_(before), now_(now), schema_(*now.schema) {
    for (TableId t = 0; t < schema_.tables.size(); ++t) {
      const TableId there = like(schema_, t, written_under);
      std::vector<ColumnId> columns;
      for (ColumnId c = 0; there != none16 && c < schema_.tables[t].columns.size(); ++c)
        if (std::ranges::find(written_under.tables[there].columns, schema_.tables[t].columns[c].name,
                              &ColumnInfo::name) != written_under.tables[there].columns.end())
          columns.push_back(c);
      told_.push_back(std::move(columns));
    }
  }

  /// The row of the new record that says what the old one's says.
  std::optional<std::uint32_t> row(TableId table, std::uint32_t row) const {
    if (table == root_table) return 0;
    const auto parent = this->row(schema_.tables[table].parent, parent_row(before_, table, row));
    if (!parent) return std::nullopt;
    const auto first_of_its = before_.tables[table].offsets[parent_row(before_, table, row)];
    std::size_t nth = 0;  // among those that say the same
    for (std::uint32_t other = first_of_its; other < row; ++other)
      if (same(before_, table, row, before_, other, all_columns)) ++nth;
    for (std::uint32_t other = first(table, *parent); other < last(table, *parent); ++other)
      if (same(before_, table, row, now_, other, all_columns) && nth-- == 0) return other;
    return std::nullopt;
  }

  /// The rows that say the same but in this column, and that the record did not have before.
  std::vector<std::uint32_t> rows_but_for(const RecordCell& cell) const {
    std::vector<std::uint32_t> found;
    const auto parent_before = parent_row(before_, cell.table, cell.row);
    const auto parent = row(schema_.tables[cell.table].parent, parent_before);
    if (!parent) return found;
    const auto& offsets = before_.tables[cell.table].offsets;
    for (std::uint32_t other = first(cell.table, *parent); other < last(cell.table, *parent); ++other) {
      bool new_here = true;
      for (std::uint32_t old = offsets[parent_before]; old < offsets[parent_before + 1]; ++old)
        new_here = new_here && !same(before_, cell.table, old, now_, other, all_columns);
      if (new_here && same(before_, cell.table, cell.row, now_, other, cell.column)) found.push_back(other);
    }
    return found;
  }

 private:
  std::uint32_t first(TableId table, std::uint32_t parent) const { return now_.tables[table].offsets[parent]; }
  std::uint32_t last(TableId table, std::uint32_t parent) const { return now_.tables[table].offsets[parent + 1]; }

  bool same(const RecordBatch& a, TableId table, std::uint32_t row, const RecordBatch& b, std::uint32_t other,
            ColumnId but_for) const {
    return std::ranges::all_of(
        told_[table], [&](ColumnId c) { return c == but_for || same_cell(a, {table, row, c}, b, {table, other, c}); });
  }

  const RecordBatch& before_;
  const RecordBatch& now_;
  const Schema& schema_;
  std::vector<std::vector<ColumnId>> told_;  // by table: the columns that the old schema had too
};

FoundAgain another(const RecordBatch& now, const RecordCell& cell, const std::string& value) {
  auto text = cell_text(now, cell);
  return {text == value ? Sent::mended : Sent::other, cell, std::move(text)};
}

}  // namespace

FoundAgain find_again(const RecordBatch& before, const Schema& written_under, const RecordBatch& now,
                      const std::string& field, const std::string& value) {
  const auto cell = find_cell(before, field);
  if (!cell) return {.sent = Sent::no_field, .cell = {}, .now = {}};
  const Searching searching(before, written_under, now);
  if (cell->table == root_table) {
    if (!find_cell(now, field)) return {.sent = Sent::no_row, .cell = {}, .now = {}};  // what it stood in is gone
    if (same_cell(before, *cell, now, *cell)) return {.sent = Sent::again, .cell = *cell, .now = {}};
    return another(now, *cell, value);
  }
  if (const auto row = searching.row(cell->table, cell->row))
    return {.sent = Sent::again, .cell = {cell->table, *row, cell->column}, .now = {}};
  const auto others = searching.rows_but_for(*cell);
  if (others.empty()) return {.sent = Sent::no_row, .cell = {}, .now = {}};
  for (const auto row : others)
    if (auto found = another(now, {cell->table, row, cell->column}, value); found.sent == Sent::mended) return found;
  return another(now, {cell->table, others.front(), cell->column}, value);
}

}  // namespace safon
