#include "adapters/sqlite/records/record_functions.hpp"

#include "adapters/sqlite/records/schema_json.hpp"
#include "adapters/sqlite/sql/sqlite_api.hpp"
#include "engine/record/build.hpp"
#include "engine/value/decimal.hpp"

namespace safon {
namespace {

std::string value_as_json(const RecordBatch& batch, const ColumnInfo& info, const ColumnData& column, std::size_t row) {
  const std::int64_t value = stored_value(column, row);
  switch (info.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return value != 0 ? "true" : "false";
    case ColumnType::code:
      return json_text(batch.schema->code_lists[info.code_list].codes[static_cast<std::size_t>(value)].name);
    case ColumnType::number:
    case ColumnType::percentage:
      return to_text(Decimal{value});
    case ColumnType::date:
      return json_text(to_iso(Date{static_cast<std::int32_t>(value)}));
    case ColumnType::text:
      break;
  }
  return json_text(batch.texts[static_cast<std::size_t>(value)]);
}

void add_row(const RecordBatch& batch, TableId t, std::size_t row, std::string& out);

void add_list(const RecordBatch& batch, TableId t, std::size_t parent_row, std::string& out) {
  const TableData& table = batch.tables[t];
  out += '[';
  for (std::uint32_t row = table.offsets[parent_row]; row < table.offsets[parent_row + 1]; ++row) {
    if (out.back() != '[') out += ',';
    add_row(batch, t, row, out);
  }
  out += ']';
}

// What is unknown is left out; what is known to be absent is null.
void add_row(const RecordBatch& batch, TableId t, std::size_t row, std::string& out) {
  const TableInfo& info = batch.schema->tables[t];
  out += '{';
  const auto member = [&](const std::string& name) {
    if (out.back() != '{') out += ',';
    out += json_text(name) + ':';
  };
  for (std::size_t c = 0; c < info.columns.size(); ++c) {
    const ColumnData& column = batch.tables[t].columns[c];
    const Presence there = presence(column, row);
    if (there == Presence::unknown) continue;
    member(info.columns[c].name);
    out += there == Presence::absent ? "null" : value_as_json(batch, info.columns[c], column, row);
  }
  for (std::size_t child = 1; child < batch.tables.size(); ++child)
    if (batch.schema->tables[child].parent == t && batch.tables[child].given[row]) {
      member(batch.schema->tables[child].name);
      add_list(batch, static_cast<TableId>(child), row, out);
    }
  out += '}';
}

std::string_view text_of(sqlite3_value* value) {
  const auto* from = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return from == nullptr ? std::string_view()
                         : std::string_view(from, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

void record_json(sqlite3_context* context, int, sqlite3_value** values) {
  try {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    auto& decoder = *static_cast<DocumentDecoder*>(sqlite3_user_data(context));
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_value_blob(values[0]));
    const std::string_view schema = text_of(values[1]);
    const RecordBatch& batch =
        decoder.decode({bytes, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))}, schema, schema);
    std::string out;
    add_row(batch, root_table, 0, out);
    sqlite3_result_text64(context, out.data(), out.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } catch (const sql::Failure& failure) {
    sqlite3_result_error(context, failure.error.message.c_str(), -1);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  }
}

}  // namespace

const RecordBatch& DocumentDecoder::decode(std::span<const std::uint8_t> document, std::string_view written,
                                           std::string_view wanted) {
  if (!reader_ || written != written_text_ || wanted != wanted_text_) {
    reader_.reset();
    const sql::Connection lender(connection_);
    written_ = schema_from_json(lender, written);
    wanted_ = schema_from_json(lender, wanted);
    batch_ = std::make_unique<RecordBatch>(*wanted_);
    reader_ = std::make_unique<DocumentReader>(*written_, *wanted_);
    written_text_ = written;
    wanted_text_ = wanted;
  }
  batch_->clear();
  if (const auto read = reader_->append(document, *batch_, DocumentLines::skip); !read)
    sql::fail(RegisterFault::corrupt, read.error());
  return *batch_;
}

void add_record_json(sqlite3* connection) {
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  if (sqlite3_create_function_v2(connection, "safon_record", 2, flags, new DocumentDecoder(connection), record_json,
                                 nullptr, nullptr,
                                 [](void* decoder) { delete static_cast<DocumentDecoder*>(decoder); }) != SQLITE_OK)
    sql::fail(connection);
}

void add_record_functions(sqlite3* connection) {
  add_record_json(connection);
  add_record_rows(connection);
}

}  // namespace safon
