#include "dsl/run_tests/test_record.hpp"

#include <algorithm>
#include <set>

#include "engine/record/build.hpp"

namespace safon {
namespace {

using model::ExprKind;
using model::TestRow;

bool lies_in(const std::string& column, const std::string& record) {
  return column.size() > record.size() && column.starts_with(record) && column[record.size()] == '.';
}

/// Columns of the table whose values stand in the row, embedded records that hold one of them included.
std::set<ColumnId> written_columns(const TableInfo& table, const TestRow& row) {
  std::set<ColumnId> written;
  for (const auto& [column, value] : row.values) {
    written.insert(column);
    for (ColumnId c = 0; c < table.columns.size(); ++c)
      if (table.columns[c].type == ColumnType::presence && lies_in(table.columns[column].name, table.columns[c].name))
        written.insert(c);
  }
  return written;
}

/// The embedded records that the row does not mention: all their columns are absent, not unknown.
bool in_absent_record(const TableInfo& table, const std::set<ColumnId>& written, ColumnId column) {
  for (ColumnId c = 0; c < table.columns.size(); ++c)
    if (table.columns[c].type == ColumnType::presence && table.columns[c].optional && !written.contains(c) &&
        lies_in(table.columns[column].name, table.columns[c].name))
      return true;
  return false;
}

void put_literal(RecordBatch& batch, TableId table, ColumnId column, const model::Expr& value) {
  switch (value.kind) {
    case ExprKind::number:
      return put(batch, table, column, value.number.micros);
    case ExprKind::date:
      return put(batch, table, column, value.date.days);
    case ExprKind::boolean:
      return put(batch, table, column, value.boolean ? 1 : 0);
    case ExprKind::code:
      return put(batch, table, column, value.codes.front());
    case ExprKind::text:
      return put_text(batch, table, column, value.text);
    default:
      return put_unknown(batch, table, column);
  }
}

void append(RecordBatch& batch, const Schema& schema, TableId table, const TestRow& row) {
  const auto& info = schema.tables[table];
  append_row(batch, table);
  const auto written = written_columns(info, row);
  for (ColumnId c = 0; c < info.columns.size(); ++c) {
    if (written.contains(c)) {
      if (info.columns[c].type == ColumnType::presence) put(batch, table, c, 1);
    } else if (info.columns[c].optional || in_absent_record(info, written, c)) {
      put_absent(batch, table, c);
    }
  }
  for (const auto& [column, value] : row.values) put_literal(batch, table, column, value);
  for (TableId child = 0; child < schema.tables.size(); ++child) {
    if (child == root_table || schema.tables[child].parent != table) continue;
    auto list = std::find_if(row.lists.begin(), row.lists.end(), [&](const auto& l) { return l.table == child; });
    if (list != row.lists.end() && list->unknown) continue;
    mark_given(batch, child);
    if (list == row.lists.end()) continue;
    for (const auto& each : list->rows) append(batch, schema, child, each);
  }
}

}  // namespace

RecordBatch test_record(const model::Policy& policy, const model::TestRow& given) {
  RecordBatch batch(policy.schema);
  append_test_record(batch, given);
  return batch;
}

void append_test_record(RecordBatch& batch, const model::TestRow& given) {
  append(batch, *batch.schema, root_table, given);
}

}  // namespace safon
