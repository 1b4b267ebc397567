#include "adapters/sqlite/records/record_views.hpp"

#include "adapters/sqlite/records/schema_json.hpp"
#include "fixture.hpp"

namespace safon::test {
namespace {

std::string table(const RegisterFile& file, const std::string& question) {
  sql::Statement rows(file.inside().connection, question);
  std::string out;
  while (rows.step()) {
    for (int c = 0; c < rows.columns(); ++c) out += (c > 0 ? "|" : "") + (rows.null_at(c) ? "-" : rows.string_at(c));
    out += "\n";
  }
  return out;
}

struct Filled {
  Folder folder;
  CompiledPolicy policy = small_policy();
  RegisterFile file = opened(folder / "r");
  Filled() { fill(file, policy); }
};

TEST_CASE("each list of the records is a view, over everybody's latest version") {
  Filled f;
  CHECK(table(f.file,
              "SELECT register_key, id, register_council, register_reported, register_received, role, appointed FROM "
              "participant") ==
        "1|w1|cardiff|1|2026-10-01|chief|-\n2|w2|cardiff|1|2026-11-05|chief|-\n3|w3|cardiff|1|2026-11-06|chief|-\n");
  CHECK(table(f.file, "SELECT register_id, row_number, parent_row_number, hours, held, note FROM activities") ==
        "w1|1|1|10.5|2026-03-09|a note\nw2|1|1|25.5|2026-03-09|a note\nw3|1|1|31.5|2026-03-09|a note\n");
}

TEST_CASE("one record as JSON: what is absent is null, what is unknown is not there") {
  Filled f;
  CHECK(table(f.file,
              "SELECT safon_record(document, json) FROM record_version v JOIN record_schema s ON s.key = record_schema "
              "WHERE v.key = 1") ==
        "{\"id\":\"w1\",\"role\":\"chief\",\"appointed\":null,\"activities\":[{\"hours\":10.5,\"held\":\"2026-03-09\","
        "\"note\":\"a note\"}]}\n");
  CHECK(table(f.file, "SELECT safon_record(NULL, 'x')") == "-\n");
  CHECK_THROWS_AS(table(f.file, "SELECT safon_record(x'0102', json) FROM record_schema"), sql::Failure);
  CHECK_THROWS_AS(table(f.file, "SELECT safon_record(document, '[]') FROM record_version"), sql::Failure);
  CHECK_THROWS_AS(table(f.file, "SELECT * FROM safon_rows"), sql::Failure);
  CHECK_THROWS_AS(
      table(f.file, "SELECT r.row FROM record_version v, record_schema s, safon_rows(v.document, s.json, s.json, 9) r"),
      sql::Failure);
}

TEST_CASE("views follow a newer schema, over older documents too") {
  Filled f;
  CompiledPolicy wider = small_policy("policy small { wider }");
  wider.plan.schema.tables[0].columns.push_back({.name = "left", .type = ColumnType::date});
  wider.plan.schema.tables[1].name = "Run";  // called like a table of the register
  wider.plan.schema.tables.push_back(
      {.name = "days", .parent = 1, .columns = {{.name = "half", .type = ColumnType::boolean}}});
  Import import = ok(Import::begin(f.file, info_of(wider, {.file = "x", .received = day(2026, 12, 1)})));
  RecordBatch batch(wider.plan.schema);
  append_row(batch, 0);
  put_text(batch, 0, 0, "w7");
  put(batch, 0, 3, day(2026, 12, 1).days);
  append_row(batch, 1);
  append_row(batch, 1);
  append_row(batch, 2);
  put(batch, 2, 0, 1);
  Bytes bytes;
  encode_document(batch, 0, bytes);
  static_cast<void>(ok(import.add_version("w7", "cardiff", bytes, 1)));
  static_cast<void>(ok(import.finish({})));
  CHECK(table(f.file, "SELECT id, \"left\" FROM participant WHERE register_key IN (1, 4)") == "w1|-\nw7|2026-12-01\n");
  CHECK(table(f.file, "SELECT register_id, row_number, parent_row_number, half FROM days") == "w7|1|2|1\n");
  CHECK(table(f.file, "SELECT count(*) FROM \"record_Run\"") == "2\n");
  CHECK(ok(verify(f.file, std::vector<const CompiledPolicy*>{&f.policy})).findings.empty());
}

TEST_CASE("a schema comes back from its JSON text") {
  Schema schema = small_policy().plan.schema;
  schema.tables[1].dated_by = 1;
  schema.tables[0].columns[2].optional = true;
  schema.code_lists[0].codes.push_back({.name = "a \"quoted\" \\ one\n", .label = {}});
  const sql::Connection memory(":memory:", sql::Connection::Access::create, 0);
  const auto back = schema_from_json(memory, to_json(schema));
  CHECK(to_json(*back) == to_json(schema));
  CHECK(back->tables[1].dated_by == 1);
  CHECK(back->tables[0].columns[2].optional);
  CHECK(back->code_lists[0].codes[2].name == "a \"quoted\" \\ one\n");
  for (const char* bad : {"", "{", "[]", R"({"tables":[{"name":"a","columns":[{"name":"x","type":"colour"}]}]})",
                          R"({"tables":[{"name":"a","parent":4,"columns":[]}]})"})
    CHECK_THROWS_AS(schema_from_json(memory, bad), sql::Failure);
}

}  // namespace
}  // namespace safon::test
