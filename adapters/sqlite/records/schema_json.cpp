#include "adapters/sqlite/records/schema_json.hpp"

#include <algorithm>
#include <array>

namespace safon {
namespace {

constexpr std::array<std::string_view, 7> type_names = {"boolean", "code", "number",  "percentage",
                                                        "date",    "text", "presence"};

void add_column(const Schema& schema, const ColumnInfo& column, std::string& out) {
  out += "{\"name\":" + json_text(column.name) +
         ",\"type\":" + json_text(type_names[static_cast<std::size_t>(column.type)]);
  if (column.type == ColumnType::code) out += ",\"codes\":" + json_text(schema.code_lists[column.code_list].name);
  if (column.optional) out += ",\"optional\":true";
  out += '}';
}

[[noreturn]] void refuse() {
  sql::fail(RegisterFault::corrupt, "the register is damaged: a record schema cannot be read");
}

std::uint16_t index_of(std::string_view name, const auto& named) {
  for (std::size_t i = 0; i < named.size(); ++i)
    if (named[i].name == name) return static_cast<std::uint16_t>(i);
  refuse();
}

ColumnInfo column_from(const sql::Statement& row, const Schema& schema) {
  ColumnInfo column{.name = row.string_at(0), .label = {}, .type = ColumnType::text};
  const auto type = std::ranges::find(type_names, row.text_at(1));
  if (type == type_names.end()) refuse();
  column.type = static_cast<ColumnType>(type - type_names.begin());
  if (column.type == ColumnType::code) column.code_list = index_of(row.text_at(2), schema.code_lists);
  column.optional = row.integer_at(3) != 0;
  return column;
}

}  // namespace

std::string json_text(std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string to_json(const Schema& schema) {
  std::string out = "{\"code_lists\":[";
  for (const CodeList& list : schema.code_lists) {
    if (out.back() != '[') out += ',';
    out += "{\"name\":" + json_text(list.name) + ",\"codes\":[";
    for (const Code& code : list.codes) {
      if (out.back() != '[') out += ',';
      out += json_text(code.name);
    }
    out += "]}";
  }
  out += "],\"tables\":[";
  for (const TableInfo& table : schema.tables) {
    if (out.back() != '[') out += ',';
    out += "{\"name\":" + json_text(table.name) + ",\"singular\":" + json_text(table.singular);
    if (table.parent != none16) out += ",\"parent\":" + std::to_string(table.parent);
    if (table.dated_by != none16) out += ",\"dated_by\":" + json_text(table.columns[table.dated_by].name);
    out += ",\"columns\":[";
    for (const ColumnInfo& column : table.columns) {
      if (out.back() != '[') out += ',';
      add_column(schema, column, out);
    }
    out += "]}";
  }
  return out + "]}";
}

std::unique_ptr<Schema> schema_from_json(const sql::Connection& connection, std::string_view json) {
  auto schema = std::make_unique<Schema>();
  sql::Statement lists(connection,
                       "SELECT value->>'name', value->'codes' FROM json_each(?, '$.code_lists') ORDER BY key");
  sql::Statement codes(connection, "SELECT value FROM json_each(?) ORDER BY key");
  lists.text(1, json);
  while (lists.step()) {
    CodeList& list = schema->code_lists.emplace_back(CodeList{.name = lists.string_at(0), .label = {}, .codes = {}});
    codes.text(1, lists.text_at(1));
    while (codes.step()) list.codes.push_back({.name = codes.string_at(0), .label = {}});
    codes.reset();
  }
  sql::Statement tables(
      connection,
      "SELECT value->>'name', value->>'singular', value->>'parent', value->>'dated_by', value->'columns' "
      "FROM json_each(?, '$.tables') ORDER BY key");
  sql::Statement columns(connection,
                         "SELECT value->>'name', value->>'type', value->>'codes', value->>'optional' FROM json_each(?) "
                         "ORDER BY key");
  tables.text(1, json);
  while (tables.step()) {
    TableInfo table{.name = tables.string_at(0), .singular = tables.string_at(1), .label = {}};
    if (!tables.null_at(2)) {
      const std::int64_t parent = tables.integer_at(2);
      if (parent < 0 || static_cast<std::size_t>(parent) >= schema->tables.size()) refuse();
      table.parent = static_cast<TableId>(parent);
    } else if (!schema->tables.empty()) {
      refuse();
    }
    columns.text(1, tables.text_at(4));
    while (columns.step()) table.columns.push_back(column_from(columns, *schema));
    columns.reset();
    if (!tables.null_at(3)) table.dated_by = index_of(tables.text_at(3), table.columns);
    schema->tables.push_back(std::move(table));
  }
  if (schema->tables.empty()) refuse();
  return schema;
}

}  // namespace safon
