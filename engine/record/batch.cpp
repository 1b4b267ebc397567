#include "engine/record/batch.hpp"

#include <cassert>

namespace safon {

ColumnData make_column(const Schema& schema, const ColumnInfo& column) {
  switch (column.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return std::vector<std::uint8_t>{};
    case ColumnType::code:
      if (schema.code_lists[column.code_list].codes.size() <= short_code_list) return std::vector<std::uint8_t>{};
      return std::vector<std::uint16_t>{};
    case ColumnType::number:
    case ColumnType::percentage:
      return std::vector<std::int64_t>{};
    case ColumnType::date:
      return std::vector<std::int32_t>{};
    case ColumnType::text:
      break;
  }
  return std::vector<std::uint32_t>{};
}

RecordBatch::RecordBatch(const Schema& s) : schema(&s), tables(s.tables.size()) {
  for (std::size_t t = 0; t < tables.size(); ++t)
    for (const ColumnInfo& column : s.tables[t].columns) tables[t].columns.push_back(make_column(s, column));
}

void RecordBatch::clear() {
  size = 0;
  for (TableData& table : tables) {
    for (ColumnData& column : table.columns) std::visit([](auto& values) { values.clear(); }, column);
    table.offsets.assign(1, 0);
    table.given.clear();
    table.lines.clear();
  }
  texts.clear();
  provenance.clear();
  placed.clear();
  waived.clear();
}

std::size_t RecordBatch::rows(TableId table) const {
  return table == root_table ? size : tables[table].offsets.back();
}

std::string_view RecordBatch::id(std::size_t participant) const {
  const auto& ids = std::get<std::vector<std::uint32_t>>(tables[root_table].columns[0]);
  const std::uint32_t text = ids[participant];
  if (text == unknown_value<std::uint32_t> || text == absent_value<std::uint32_t>) return {};
  return texts[text];
}

}  // namespace safon
