#include "engine/record/build.hpp"

#include <doctest/doctest.h>

namespace safon {
namespace {

// participant { id, entered, role, hours; activities { kind, sessions { title } } }
Schema small_schema() {
  Schema schema;
  schema.code_lists = {{.name = "role", .codes = {{.name = "manager"}, {.name = "director"}}},
                       {.name = "long", .codes = std::vector<Code>(251)}};
  schema.tables = {
      {.name = "participant",
       .columns = {{.name = "id", .type = ColumnType::text},
                   {.name = "entered", .type = ColumnType::date},
                   {.name = "role", .type = ColumnType::code, .code_list = 0},
                   {.name = "hours", .type = ColumnType::number},
                   {.name = "portfolio", .type = ColumnType::presence}}},
      {.name = "activities", .parent = 0, .columns = {{.name = "kind", .type = ColumnType::code, .code_list = 1}}},
      {.name = "sessions", .parent = 1, .columns = {{.name = "title", .type = ColumnType::text}}}};
  return schema;
}

RecordBatch two_participants(const Schema& schema) {
  RecordBatch batch(schema);
  append_row(batch, 0);
  put_text(batch, 0, 0, "ann");
  put(batch, 0, 1, -5);
  put_line(batch, 0, 10);
  put_provenance(batch, {.file = "a.xml", .line = 10, .received = 3});
  append_row(batch, 1);
  put(batch, 1, 0, 250);
  append_row(batch, 2);
  put_text(batch, 2, 0, "one");
  append_row(batch, 1);
  append_row(batch, 2);
  put_text(batch, 2, 0, "two");
  put_line(batch, 2, 17);
  append_row(batch, 2);
  put_absent(batch, 2, 0);

  append_row(batch, 0);
  put_text(batch, 0, 0, "bob");
  put(batch, 0, 2, 1);
  put(batch, 0, 3, 7'500'000);
  put(batch, 0, 4, 1);
  mark_given(batch, 1);
  return batch;
}

void check_same(const RecordBatch& a, const RecordBatch& b) {
  REQUIRE(a.size == b.size);
  for (std::size_t t = 0; t < a.tables.size(); ++t) {
    CHECK(a.tables[t].offsets == b.tables[t].offsets);
    CHECK(a.tables[t].given == b.tables[t].given);
    CHECK(a.tables[t].lines == b.tables[t].lines);
    for (std::size_t c = 0; c < a.tables[t].columns.size(); ++c)
      for (std::size_t row = 0; row < a.rows(TableId(t)); ++row) {
        const ColumnData &x = a.tables[t].columns[c], &y = b.tables[t].columns[c];
        REQUIRE(presence(x, row) == presence(y, row));
        if (presence(x, row) != Presence::known) continue;
        if (std::holds_alternative<std::vector<std::uint32_t>>(x))
          CHECK(a.texts[std::size_t(stored_value(x, row))] == b.texts[std::size_t(stored_value(y, row))]);
        else
          CHECK(stored_value(x, row) == stored_value(y, row));
      }
  }
}

}  // namespace

TEST_CASE("columns are stored as their type and code list ask") {
  const Schema schema = small_schema();
  const RecordBatch batch(schema);
  CHECK(std::holds_alternative<std::vector<std::uint32_t>>(batch.tables[0].columns[0]));
  CHECK(std::holds_alternative<std::vector<std::int32_t>>(batch.tables[0].columns[1]));
  CHECK(std::holds_alternative<std::vector<std::uint8_t>>(batch.tables[0].columns[2]));
  CHECK(std::holds_alternative<std::vector<std::int64_t>>(batch.tables[0].columns[3]));
  CHECK(std::holds_alternative<std::vector<std::uint8_t>>(batch.tables[0].columns[4]));
  CHECK(std::holds_alternative<std::vector<std::uint16_t>>(batch.tables[1].columns[0]));
}

TEST_CASE("rows belong to the last row of their parent, and the batch is whole after each") {
  const Schema schema = small_schema();
  const RecordBatch batch = two_participants(schema);
  CHECK(batch.size == 2);
  CHECK(batch.id(0) == "ann");
  CHECK(batch.id(1) == "bob");
  CHECK(batch.rows(1) == 2);
  CHECK(batch.rows(2) == 3);
  CHECK(batch.tables[1].offsets == std::vector<std::uint32_t>{0, 2, 2});
  CHECK(batch.tables[2].offsets == std::vector<std::uint32_t>{0, 1, 3});
  CHECK(batch.tables[1].given == std::vector<std::uint8_t>{1, 1});
  CHECK(batch.tables[2].given == std::vector<std::uint8_t>{1, 1});
  CHECK(batch.tables[2].lines == std::vector<std::uint32_t>{0, 17, 0});
  CHECK(presence(batch.tables[0].columns[1], 1) == Presence::unknown);
  CHECK(presence(batch.tables[2].columns[0], 2) == Presence::absent);
  CHECK(stored_value(batch.tables[0].columns[1], 0) == -5);
  CHECK(stored_value(batch.tables[1].columns[0], 0) == 250);
  CHECK(batch.provenance.size() == 2);
}

TEST_CASE("a list that nobody wrote is not given") {
  const Schema schema = small_schema();
  RecordBatch batch(schema);
  append_row(batch, 0);
  CHECK(batch.tables[1].given == std::vector<std::uint8_t>{0});
  mark_given(batch, 1);
  CHECK(batch.tables[1].given == std::vector<std::uint8_t>{1});
  CHECK(batch.rows(1) == 0);
}

TEST_CASE("a participant is copied whole") {
  const Schema schema = small_schema();
  const RecordBatch batch = two_participants(schema);
  RecordBatch same(schema), back(schema), again(schema);
  append_participant(same, batch, 0);
  append_participant(same, batch, 1);
  check_same(batch, same);
  append_participant(back, batch, 1);
  append_participant(back, batch, 0);
  CHECK(back.id(0) == "bob");
  CHECK(back.provenance[1].file == "a.xml");
  CHECK(back.tables[2].lines == std::vector<std::uint32_t>{0, 17, 0});
  append_participant(again, back, 1);
  append_participant(again, back, 0);
  check_same(batch, again);
}

TEST_CASE("a participant that turns out bad leaves no trace") {
  const Schema schema = small_schema();
  const RecordBatch batch = two_participants(schema);
  RecordBatch other(schema);
  append_participant(other, batch, 0);
  append_participant(other, batch, 1);
  append_participant(other, batch, 0);
  remove_last_participant(other);
  check_same(batch, other);
  remove_last_participant(other);
  remove_last_participant(other);
  CHECK(other.rows(1) == 0);
  CHECK(other.rows(2) == 0);
}

TEST_CASE("a cleared batch is as good as new") {
  const Schema schema = small_schema();
  const RecordBatch batch = two_participants(schema);
  RecordBatch other = two_participants(schema);
  other.clear();
  CHECK(other.size == 0);
  CHECK(other.rows(2) == 0);
  append_participant(other, batch, 0);
  append_participant(other, batch, 1);
  check_same(batch, other);
}

}  // namespace safon
