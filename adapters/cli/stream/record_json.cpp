#include "adapters/cli/stream/record_json.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <optional>

#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/record/build.hpp"
#include "engine/value/date.hpp"
#include "engine/value/decimal.hpp"

namespace safon {
namespace {

using boost::json::value;
using Read = std::expected<void, std::string>;

std::string_view text_of(const value& json) {
  return {json.get_string().data(), json.get_string().size()};
}

/// Exact: a text is read as it is written; a number that JSON readers hold as a binary fraction is the shortest decimal
/// that gives the same fraction, which is the one that was written if it has up to fifteen digits.
std::optional<Decimal> decimal_of(const value& json) {
  if (json.is_int64()) return parse_decimal(std::to_string(json.get_int64()));
  if (json.is_uint64()) return parse_decimal(std::to_string(json.get_uint64()));
  if (json.is_string()) return parse_decimal(text_of(json));
  if (!json.is_double()) return std::nullopt;
  char digits[400];
  const auto end = std::to_chars(digits, digits + sizeof digits, json.get_double(), std::chars_format::fixed);
  if (end.ec != std::errc{}) return std::nullopt;
  return parse_decimal({digits, std::size_t(end.ptr - digits)});
}

class RecordReader {
 public:
  explicit RecordReader(RecordBatch& batch) : batch_(batch), schema_(*batch.schema) {}

  Read row(const boost::json::object& record, TableId table, const std::string& place) {
    append_row(batch_, table);
    // The columns of a row before the rows of its lists, as a batch is built.
    for (const auto& [key, json] : record) {
      const std::string_view name(key.data(), key.size());
      if (const auto column = column_named(table, name)) {
        if (auto read = single(json, table, *column); !read)
          return std::unexpected("`" + place + std::string(name) + "` " + read.error());
      } else if (!list_named(table, name)) {
        return std::unexpected("there is no field `" + place + std::string(name) + "`" + meant(table, name));
      }
    }
    for (TableId child = 1; child < schema_.tables.size(); ++child)
      if (schema_.tables[child].parent == table)
        if (const auto* json = record.if_contains(schema_.tables[child].name))
          if (auto read = list(*json, child, place + schema_.tables[child].name); !read) return read;
    return {};
  }

 private:
  std::optional<ColumnId> column_named(TableId table, std::string_view name) const {
    const auto& columns = schema_.tables[table].columns;
    const auto found = std::ranges::find(columns, name, &ColumnInfo::name);
    return found == columns.end() ? std::nullopt : std::optional(ColumnId(found - columns.begin()));
  }

  bool list_named(TableId table, std::string_view name) const {
    return std::ranges::any_of(schema_.tables,
                               [&](const TableInfo& each) { return each.parent == table && each.name == name; });
  }

  std::string meant(TableId table, std::string_view name) const {
    std::vector<std::string> names;
    for (const auto& column : schema_.tables[table].columns) names.push_back(column.name);
    for (const auto& child : schema_.tables)
      if (child.parent == table) names.push_back(child.name);
    const auto near = nearest(std::string(name), names);
    return near ? "; did you mean `" + *near + "`?" : "";
  }

  Read single(const value& json, TableId table, ColumnId column) {
    const auto& info = schema_.tables[table].columns[column];
    const bool is_id = table == root_table && column == 0;
    if (json.is_null() && !is_id) {
      if (info.type == ColumnType::presence || info.optional || info.name.find('.') != std::string::npos) {
        put_absent(batch_, table, column);
        return {};
      }
      return std::unexpected("is not optional, so it cannot be null; leave it out if nobody knows it");
    }
    switch (info.type) {
      case ColumnType::boolean:
      case ColumnType::presence:
        if (!json.is_bool()) return std::unexpected("is true or false");
        put(batch_, table, column, json.get_bool());
        return {};
      case ColumnType::number:
      case ColumnType::percentage:
        if (const auto number = decimal_of(json)) {
          put(batch_, table, column, number->micros);
          return {};
        }
        return std::unexpected("is a number of up to six decimals");
      case ColumnType::date:
        if (const auto date = json.is_string() ? parse_iso_date(text_of(json)) : std::nullopt) {
          put(batch_, table, column, date->days);
          return {};
        }
        return std::unexpected("is a date such as \"2026-11-01\"");
      case ColumnType::code:
        return code(json, table, column, schema_.code_lists[info.code_list]);
      case ColumnType::text:
        break;
    }
    if (!json.is_string() || (is_id && json.get_string().empty()))
      return std::unexpected(is_id ? "is a text that is not empty" : "is a text");
    put_text(batch_, table, column, text_of(json));
    return {};
  }

  Read code(const value& json, TableId table, ColumnId column, const CodeList& list) {
    if (!json.is_string()) return std::unexpected("is one of the codes of `" + list.name + "`");
    const auto found = std::ranges::find(list.codes, text_of(json), &Code::name);
    if (found == list.codes.end())
      return std::unexpected("is not one of the codes of `" + list.name + "`: `" + std::string(text_of(json)) + "`");
    put(batch_, table, column, found - list.codes.begin());
    return {};
  }

  Read list(const value& json, TableId table, const std::string& place) {
    if (!json.is_array()) return std::unexpected("`" + place + "` is a list of records");
    mark_given(batch_, table);
    const auto dated_by = schema_.tables[table].dated_by;
    for (std::size_t i = 0; i < json.get_array().size(); ++i) {
      const auto here = place + "[" + std::to_string(i) + "]";
      const auto* record = json.get_array()[i].if_object();
      if (!record) return std::unexpected("`" + here + "` is a record");
      if (auto read = row(*record, table, here + "."); !read) return read;
      const auto& dates = batch_.tables[table].columns;
      if (dated_by != none16 && presence(dates[dated_by], batch_.rows(table) - 1) != Presence::known)
        return std::unexpected("`" + here + "` needs `" + schema_.tables[table].columns[dated_by].name +
                               "`, the date that it is dated by");
    }
    return {};
  }

  RecordBatch& batch_;
  const Schema& schema_;
};

}  // namespace

Read append_record(const boost::json::object& record, RecordBatch& batch) {
  auto read = RecordReader(batch).row(record, root_table, "");
  if (read && !record.contains("id")) read = std::unexpected("`id` is missing");
  if (!read) remove_last_participant(batch);
  return read;
}

}  // namespace safon
