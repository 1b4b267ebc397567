#include "sample.hpp"

#include "engine/record/build.hpp"

namespace safon::xml::sample {
namespace {

CodeList codes(std::string list, const std::vector<std::string>& names) {
  CodeList result;
  result.name = std::move(list);
  for (const std::string& one : names) result.codes.push_back({one, {}});
  return result;
}

ColumnInfo column(std::string name, ColumnType type, std::uint16_t code_list = none16, bool optional = false) {
  ColumnInfo result{};
  result.name = std::move(name);
  result.type = type;
  result.code_list = code_list;
  result.optional = optional;
  return result;
}

std::string value_text(const RecordBatch& batch, const ColumnInfo& info, const ColumnData& column, std::size_t row) {
  switch (presence(column, row)) {
    case Presence::unknown:
      return "?";
    case Presence::absent:
      return "-";
    case Presence::known:
      break;
  }
  const std::int64_t value = stored_value(column, row);
  switch (info.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return value ? "yes" : "no";
    case ColumnType::code:
      return batch.schema->code_lists[info.code_list].codes[std::size_t(value)].name;
    case ColumnType::number:
    case ColumnType::percentage:
      return to_text(Decimal{value});
    case ColumnType::date:
      return to_iso(Date{std::int32_t(value)});
    case ColumnType::text:
      break;
  }
  return "'" + batch.texts[std::size_t(value)] + "'";
}

void dump_row(const RecordBatch& batch, TableId table, std::size_t row, const std::string& indent, std::string& out) {
  const TableInfo& info = batch.schema->tables[table];
  out += indent;
  if (table != root_table) out += info.singular;
  for (std::size_t c = 0; c < info.columns.size(); ++c) {
    const std::string text = value_text(batch, info.columns[c], batch.tables[table].columns[c], row);
    if (table == root_table && c == 0)
      out += text;
    else if (text != "?")
      out += ' ' + info.columns[c].name + '=' + text;
  }
  out += " @" + std::to_string(batch.tables[table].lines[row]) + '\n';
  for (std::size_t child = 1; child < batch.tables.size(); ++child) {
    if (batch.schema->tables[child].parent != table) continue;
    const TableData& data = batch.tables[child];
    if (!data.given[row]) continue;
    if (data.offsets[row] == data.offsets[row + 1]) out += indent + "  no " + batch.schema->tables[child].name + '\n';
    for (std::uint32_t r = data.offsets[row]; r < data.offsets[row + 1]; ++r)
      dump_row(batch, TableId(child), r, indent + "  ", out);
  }
}

}  // namespace

model::Policy policy() {
  model::Policy result;
  result.name = "sample";
  Schema& schema = result.schema;
  schema.code_lists = {
      codes("role", {"manager", "senior_manager", "chief_officer"}), codes("council", {"cardiff", "swansea"}),
      codes("kind", {"e_learning", "coaching", "residential"}), codes("outcome", {"passed", "failed"})};
  using enum ColumnType;
  schema.tables.resize(4);
  schema.tables[0] = {.name = "participant", .singular = "participant"};
  schema.tables[0].columns = {column("id", text),
                              column("role", code, 0),
                              column("appointed", date),
                              column("council", code, 1),
                              column("name", text, none16, true),
                              column("score", percentage, none16, true),
                              column("active", boolean),
                              column("portfolio", ColumnType::presence, none16, true),
                              column("portfolio.opened", date),
                              column("portfolio.goals", number)};
  schema.tables[1] = {.name = "activities", .singular = "activity", .parent = 0};
  schema.tables[1].columns = {column("kind", code, 2), column("held", date), column("hours", number),
                              column("outcome", code, 3, true)};
  schema.tables[1].dated_by = held;
  schema.tables[2] = {.name = "sessions", .singular = "session", .parent = 1};
  schema.tables[2].columns = {column("held", date), column("hours", number), column("room", text)};
  schema.tables[3] = {.name = "marks", .singular = "mark", .parent = 2};
  schema.tables[3].columns = {column("value", number), column("by", text)};
  return result;
}

model::FieldMapping field(ColumnId column, std::vector<std::string> paths) {
  model::FieldMapping result;
  result.column = column;
  result.paths = std::move(paths);
  return result;
}

model::FieldMapping from_file(ColumnId column, std::string path) {
  model::FieldMapping result = field(column, {std::move(path)});
  result.from_file = true;
  return result;
}

model::ListMapping list(TableId table, std::string path, std::vector<model::FieldMapping> fields) {
  model::ListMapping result;
  result.table = table;
  result.path = std::move(path);
  result.fields = std::move(fields);
  return result;
}

model::Feed ids_only() {
  model::Feed result;
  result.name = "ids";
  result.record_path = "/r/p";
  result.fields = {field(id, {"@id"})};
  return result;
}

model::Feed with(std::vector<model::FieldMapping> fields) {
  model::Feed feed = ids_only();
  for (model::FieldMapping& one : fields) feed.fields.push_back(std::move(one));
  return feed;
}

model::Feed feed() {
  model::Feed result;
  result.name = "council_return";
  result.record_path = "/return/participants/participant";
  result.received = from_file(none16, "/return/header/@extracted");
  result.fields = {field(id, {"@id"}), field(role, {"@role"}), field(appointed, {"post/start"})};
  result.fields[1].codes = {{"TM", 0}, {"SM", 1}, {"CO", 2}};
  result.fields[2].date_format = "dd/mm/yyyy";
  result.lists = {
      list(activities, "cpd/event",
           {field(kind, {"@kind"}), field(held, {"@date"}), field(hours, {"@hours"}), field(outcome, {"result"})})};
  return result;
}

Outcome read(const InputSource& input, const model::Feed& feed, const model::Policy& policy) {
  Outcome result;
  const auto place = [](std::uint32_t line, std::uint32_t column, ReturnCode code) {
    return std::to_string(line) + ':' + std::to_string(column) + ' ' + std::string(info(code).code) + ' ';
  };
  ReturnSink sink;
  sink.batch = [&](RecordBatch& batch) {
    for (std::size_t p = 0; p < batch.size; ++p) dump_row(batch, root_table, p, "", result.records);
  };
  sink.rejection = [&](const Rejection& rejection) {
    result.rejections.push_back(place(rejection.line, rejection.column, rejection.code) + rejection.participant + ' ' +
                                rejection.field + ": " + rejection.message);
  };
  ReturnOptions options{.file = "return.xml", .received = {}};
  if (!feed.received) options.received = make_date(2026, 11, 1);
  if (const auto summary = read_return(input, options, policy, feed, sink))
    result.summary = *summary;
  else
    result.error = place(summary.error().line, summary.error().column, summary.error().code) + summary.error().message;
  return result;
}

Outcome read(std::string_view xml, const model::Feed& feed, const model::Policy& policy) {
  return read(from_memory(xml), feed, policy);
}

std::string with_header(std::string_view participants) {
  return "<return>\n<header extracted='2026-11-01'/>\n<participants>\n" + std::string(participants) +
         "\n</participants>\n</return>\n";
}

}  // namespace safon::xml::sample
