#include "adapters/xml/feed/columns.hpp"

namespace safon::xml {

void Columns::mark() {
  mark_.clear();
  for (const TableData& table : batch_.tables) mark_.push_back({table.lines.size(), table.given.size()});
  texts_ = batch_.texts.size();
}

void Columns::take_back() {
  for (std::size_t t = 0; t < batch_.tables.size(); ++t) {
    TableData& table = batch_.tables[t];
    for (ColumnData& column : table.columns) std::visit([&](auto& values) { values.resize(mark_[t].rows); }, column);
    table.lines.resize(mark_[t].rows);
    table.given.resize(mark_[t].parents);
    if (t != root_table) table.offsets.resize(mark_[t].parents + 1);
  }
  batch_.texts.resize(texts_);
}

void Columns::drop_row(TableId table) {
  TableData& data = batch_.tables[table];
  for (ColumnData& each : data.columns) std::visit([&](auto& values) { values.resize(data.lines.size()); }, each);
}

void Columns::end_row(TableId table, std::uint32_t line) {
  batch_.tables[table].lines.push_back(line);
}

void Columns::end_list(TableId table, bool given) {
  TableData& data = batch_.tables[table];
  data.offsets.push_back(std::uint32_t(data.lines.size()));
  data.given.push_back(given);
}

}  // namespace safon::xml
