// Any bytes as a return, by a feed that uses every kind of path: no crash, no hang, and batches that hang together.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "adapters/xml/read_return.hpp"

namespace {

using namespace safon;

ColumnInfo column(const char* name, ColumnType type, std::uint16_t code_list = none16) {
  ColumnInfo result{};
  result.name = name;
  result.type = type;
  result.code_list = code_list;
  result.optional = true;
  return result;
}

model::FieldMapping field(ColumnId column, const char* path) {
  model::FieldMapping result;
  result.column = column;
  result.paths = {path};
  return result;
}

model::Policy make_policy() {
  model::Policy policy;
  policy.schema.code_lists = {{"kind", {}, {{"a", {}}, {"b", {}}}}};
  policy.schema.tables.resize(3);
  using enum ColumnType;
  policy.schema.tables[0].columns = {column("id", text), column("name", text), column("code", code, 0),
                                     column("record", presence), column("record.on", date)};
  policy.schema.tables[1] = {.name = "items", .singular = "item", .parent = 0};
  policy.schema.tables[1].columns = {column("on", date), column("hours", number), column("share", percentage)};
  policy.schema.tables[2] = {.name = "parts", .singular = "part", .parent = 1};
  policy.schema.tables[2].columns = {column("flag", boolean), column("text", text)};
  return policy;
}

model::Feed make_feed(bool xpath) {
  model::Feed feed;
  feed.record_path = "/r/g/p";
  feed.namespaces = {{"x", "u"}};
  feed.fields = {field(0, "@id"), field(1, xpath ? "concat(n, descendant::x:n, ../@k)" : "n[2]"), field(2, "../@k")};
  model::RecordMapping record;
  record.presence = 3;
  record.path = "x:d";
  record.fields = {field(4, "@x:on")};
  record.fields[0].date_format = "dd/mm/yyyy";
  feed.records = {record};
  model::ListMapping items, parts;
  items.table = 1;
  items.path = "l/i[@t='1']";
  items.fields = {field(0, "@on"), field(1, "h"), field(2, "../s")};
  items.fields[0].date_format = "yyyy-mm-ddThh:mm:ss[zone]";
  parts.table = 2;
  parts.path = "c[h='1']";
  parts.fields = {field(0, "@f"), field(1, "text()")};
  items.lists = {parts};
  feed.lists = {items};
  if (xpath) feed.checks = {{"/r/@v", {"1", "2"}, {}}};
  return feed;
}

void check(bool holds) {
  if (!holds) std::abort();
}

void check_batch(const RecordBatch& batch) {
  for (std::size_t t = 0; t < batch.tables.size(); ++t) {
    const TableData& table = batch.tables[t];
    for (const ColumnData& one : table.columns)
      std::visit([&](const auto& values) { check(values.size() == batch.rows(TableId(t))); }, one);
    if (t == root_table) continue;
    const std::size_t parents = batch.rows(batch.schema->tables[t].parent);
    check(table.offsets.size() == parents + 1 && table.given.size() == parents);
    check(table.lines.size() == batch.rows(TableId(t)));
  }
  check(batch.provenance.size() == batch.size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const model::Policy policy = make_policy();
  static const model::Feed plain = make_feed(false), with_xpath = make_feed(true);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const model::Feed* feed : {&plain, &with_xpath}) {
    std::size_t mapped = 0;
    xml::ReturnSink sink{
        [&](RecordBatch& batch) {
          check_batch(batch);
          mapped += batch.size;
        },
        [](const xml::Rejection& rejection) { check(rejection.line > 0 && !rejection.message.empty()); }};
    const auto summary = xml::read_return(xml::from_memory(bytes), {"f.xml", Date{0}}, policy, *feed, sink);
    if (summary)
      check(summary->mapped == mapped && summary->mapped + summary->rejected > 0);
    else
      check(!summary.error().message.empty());
  }
  return 0;
}
