// The table `safon_rows(document, schema, wanted, list)`: the rows of one list of a document, decoded as they are asked
// for.
#include <algorithm>
#include <new>

#include "adapters/sqlite/records/record_functions.hpp"
#include "adapters/sqlite/sql/sql.hpp"
#include "adapters/sqlite/sql/sqlite_api.hpp"
#include "engine/record/build.hpp"
#include "engine/value/date.hpp"
#include "engine/value/decimal.hpp"

namespace safon {
namespace {

enum : int { row_column, parent_column, first_value, document_column = first_value + columns_of_a_row, arguments = 4 };

struct RowsTable : sqlite3_vtab {
  sqlite3* connection = nullptr;
};

struct RowsCursor : sqlite3_vtab_cursor {
  DocumentDecoder decoder;
  const RecordBatch* batch = nullptr;
  TableId table = 0;
  std::size_t row = 0, rows = 0, parent = 0;
  explicit RowsCursor(sqlite3* connection) : sqlite3_vtab_cursor{}, decoder(connection) {}
};

RowsCursor& at(sqlite3_vtab_cursor* cursor) {
  return *static_cast<RowsCursor*>(cursor);
}

int connect(sqlite3* connection, void*, int, const char* const*, sqlite3_vtab** made, char**) {
  std::string columns = "CREATE TABLE rows(row INTEGER, parent_row INTEGER";
  for (int c = 0; c < columns_of_a_row; ++c) columns += ", c" + std::to_string(c);
  columns += ", document HIDDEN, schema HIDDEN, wanted HIDDEN, list HIDDEN)";
  if (const int result = sqlite3_declare_vtab(connection, columns.c_str()); result != SQLITE_OK) return result;
  sqlite3_vtab_config(connection, SQLITE_VTAB_INNOCUOUS);
  auto* table = new (std::nothrow) RowsTable;
  if (table == nullptr) return SQLITE_NOMEM;
  table->connection = connection;
  *made = table;
  return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  delete static_cast<RowsTable*>(table);
  return SQLITE_OK;
}

// All four arguments have to be known; there is no other way to read.
int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  int given = 0;
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& constraint = info->aConstraint[i];
    const int argument = constraint.iColumn - document_column;
    if (argument < 0 || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (!constraint.usable) return SQLITE_CONSTRAINT;
    info->aConstraintUsage[i].argvIndex = argument + 1;
    info->aConstraintUsage[i].omit = 1;
    given |= 1 << argument;
  }
  info->estimatedCost = 100;
  info->estimatedRows = 20;
  return given == (1 << arguments) - 1 ? SQLITE_OK : SQLITE_CONSTRAINT;
}

int open(sqlite3_vtab* table, sqlite3_vtab_cursor** made) {
  *made = new (std::nothrow) RowsCursor(static_cast<RowsTable*>(table)->connection);
  return *made == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
  delete static_cast<RowsCursor*>(cursor);
  return SQLITE_OK;
}

std::string_view text_of(sqlite3_value* value) {
  const auto* from = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return from == nullptr ? std::string_view()
                         : std::string_view(from, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

// The parent of a row is the first whose rows end after it.
void find_parent(RowsCursor& cursor) {
  if (cursor.table == root_table) return;
  const std::vector<std::uint32_t>& offsets = cursor.batch->tables[cursor.table].offsets;
  while (cursor.row < cursor.rows && offsets[cursor.parent + 1] <= cursor.row) ++cursor.parent;
}

// The list by its number in the wanted schema.
int filter(sqlite3_vtab_cursor* generic, int, const char*, int, sqlite3_value** values) {
  RowsCursor& cursor = at(generic);
  cursor.row = cursor.rows = cursor.parent = 0;
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return SQLITE_OK;
  try {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_value_blob(values[0]));
    cursor.batch = &cursor.decoder.decode({bytes, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))},
                                          text_of(values[1]), text_of(values[2]));
    const std::int64_t list = sqlite3_value_int64(values[3]);
    if (list < 0 || static_cast<std::size_t>(list) >= cursor.batch->tables.size())
      sql::fail(RegisterFault::invalid, "the schema has no list " + std::to_string(list));
    cursor.table = static_cast<TableId>(list);
    cursor.rows = cursor.batch->rows(cursor.table);
    find_parent(cursor);
    return SQLITE_OK;
  } catch (const sql::Failure& failure) {
    sqlite3_free(generic->pVtab->zErrMsg);
    generic->pVtab->zErrMsg = sqlite3_mprintf("%s", failure.error.message.c_str());
    return SQLITE_ERROR;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}

int next(sqlite3_vtab_cursor* cursor) {
  ++at(cursor).row;
  find_parent(at(cursor));
  return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* cursor) {
  return at(cursor).row >= at(cursor).rows;
}

void give_text(sqlite3_context* context, std::string_view text) {
  sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void give(sqlite3_context* context, const RecordBatch& batch, const ColumnInfo& info, std::int64_t value) {
  switch (info.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return sqlite3_result_int(context, value != 0);
    case ColumnType::code:
      return give_text(context, batch.schema->code_lists[info.code_list].codes[static_cast<std::size_t>(value)].name);
    case ColumnType::number:
    case ColumnType::percentage:
      if (value % micros_per_unit == 0) return sqlite3_result_int64(context, value / micros_per_unit);
      return sqlite3_result_double(context, static_cast<double>(value) / static_cast<double>(micros_per_unit));
    case ColumnType::date:
      return give_text(context, to_iso(Date{static_cast<std::int32_t>(value)}));
    case ColumnType::text:
      return give_text(context, batch.texts[static_cast<std::size_t>(value)]);
  }
}

int column(sqlite3_vtab_cursor* generic, sqlite3_context* context, int index) {
  const RowsCursor& cursor = at(generic);
  const auto value = static_cast<std::size_t>(index - first_value);
  const TableInfo& info = cursor.batch->schema->tables[cursor.table];
  if (index == row_column)
    sqlite3_result_int64(context, static_cast<std::int64_t>(cursor.row) + 1);
  else if (index == parent_column)
    sqlite3_result_int64(context, static_cast<std::int64_t>(cursor.parent) + 1);
  else if (index < document_column && value < info.columns.size()) {
    const ColumnData& data = cursor.batch->tables[cursor.table].columns[value];
    if (presence(data, cursor.row) == Presence::known)
      give(context, *cursor.batch, info.columns[value], stored_value(data, cursor.row));
  }
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* cursor, sqlite3_int64* id) {
  *id = static_cast<sqlite3_int64>(at(cursor).row);
  return SQLITE_OK;
}

}  // namespace

void add_record_rows(sqlite3* connection) {
  static const sqlite3_module module = [] {
    sqlite3_module made{};
    made.xConnect = connect;  // and no xCreate: it is there without being created
    made.xDisconnect = disconnect;
    made.xBestIndex = best_index;
    made.xOpen = open;
    made.xClose = close;
    made.xFilter = filter;
    made.xNext = next;
    made.xEof = at_end;
    made.xColumn = column;
    made.xRowid = row_id;
    return made;
  }();
  if (sqlite3_create_module_v2(connection, "safon_rows", &module, nullptr, nullptr) != SQLITE_OK) sql::fail(connection);
}

}  // namespace safon
