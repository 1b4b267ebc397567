#include "engine/record/document.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "engine/record/build.hpp"
#include "engine/value/date.hpp"

namespace safon {
namespace {

Schema sample_schema() {
  Schema schema;
  schema.code_lists = {{.name = "role", .codes = {{.name = "manager"}, {.name = "director"}, {.name = "chief"}}},
                       {.name = "long", .codes = {}}};
  for (int i = 0; i < 300; ++i) schema.code_lists[1].codes.push_back({.name = "c" + std::to_string(i)});
  schema.tables = {
      {.name = "participant",
       .columns = {{.name = "id", .type = ColumnType::text},
                   {.name = "entered", .type = ColumnType::date},
                   {.name = "role", .type = ColumnType::code, .code_list = 0},
                   {.name = "hours", .type = ColumnType::number},
                   {.name = "portfolio", .type = ColumnType::presence}}},
      {.name = "activities",
       .parent = 0,
       .columns = {{.name = "kind", .type = ColumnType::code, .code_list = 1},
                   {.name = "held", .type = ColumnType::date},
                   {.name = "hours", .type = ColumnType::number},
                   {.name = "note", .type = ColumnType::text}}},
      {.name = "sessions",
       .parent = 1,
       .columns = {{.name = "share", .type = ColumnType::percentage}, {.name = "led", .type = ColumnType::boolean}}},
      {.name = "reviews", .parent = 0, .columns = {{.name = "role", .type = ColumnType::code, .code_list = 0}}}};
  return schema;
}

std::int64_t any_value(const Schema& schema, const ColumnInfo& column) {
  switch (column.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return *rc::gen::inRange(0, 2);
    case ColumnType::code:
      return *rc::gen::inRange(0, int(schema.code_lists[column.code_list].codes.size()));
    case ColumnType::date:
      return *rc::gen::oneOf(rc::gen::inRange(20000, 20500), rc::gen::inRange(first_date.days, last_date.days + 1),
                             rc::gen::element(first_date.days, last_date.days));
    default: {
      const auto micros = *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-50, 50), rc::gen::arbitrary<std::int64_t>(),
                                          rc::gen::element<std::int64_t>(9'000'000'000'000, -9'000'000'000'000));
      const std::int64_t value =
          micros % 9'000'000'000'000 * *rc::gen::element<std::int64_t>(1, 1000, 500'000, 1'000'000);
      return value;
    }
  }
}

void any_row(RecordBatch& batch, TableId table, int depth) {
  append_row(batch, table);
  const Schema& schema = *batch.schema;
  for (ColumnId c = 0; c < schema.tables[table].columns.size(); ++c) {
    const int dice = *rc::gen::inRange(0, 6);
    const ColumnInfo& column = schema.tables[table].columns[c];
    if (dice == 0)
      put_unknown(batch, table, c);
    else if (dice == 1)
      put_absent(batch, table, c);
    else if (column.type == ColumnType::text)
      put_text(batch, table, c, *rc::gen::arbitrary<std::string>());
    else
      put(batch, table, c, any_value(schema, column));
  }
  for (TableId t = 1; t < schema.tables.size(); ++t) {
    if (schema.tables[t].parent != table) continue;
    if (*rc::gen::inRange(0, 4) > 0) mark_given(batch, t);
    for (int n = *rc::gen::inRange(0, 5); n > 0; --n) any_row(batch, t, depth + 1);
  }
}

RecordBatch any_batch(const Schema& schema, int participants) {
  RecordBatch batch(schema);
  for (int p = 0; p < participants; ++p) any_row(batch, root_table, 0);
  return batch;
}

void add_lines(RecordBatch& batch) {
  std::uint32_t line = 4'000'000'000;
  for (TableId t = 0; t < batch.tables.size(); ++t) {
    batch.tables[t].lines.resize(batch.rows(t));
    for (std::uint32_t& l : batch.tables[t].lines) l = line -= 7;
  }
}

std::vector<Bytes> encode_all(const RecordBatch& batch) {
  std::vector<Bytes> documents(batch.size);
  for (std::size_t i = 0; i < batch.size; ++i) encode_document(batch, i, documents[i]);
  return documents;
}

RecordBatch decode_all(const std::vector<Bytes>& documents, const Schema& written, const Schema& wanted,
                       DocumentLines lines) {
  DocumentReader reader(written, wanted);
  RecordBatch batch(wanted);
  for (const Bytes& document : documents) REQUIRE(reader.append(document, batch, lines).has_value());
  return batch;
}

bool same_column(const RecordBatch& a, const RecordBatch& b, TableId t, ColumnId x, ColumnId y) {
  const ColumnData &left = a.tables[t].columns[x], &right = b.tables[t].columns[y];
  if (const auto* texts = std::get_if<std::vector<std::uint32_t>>(&left)) {
    const auto& others = std::get<std::vector<std::uint32_t>>(right);
    if (texts->size() != others.size()) return false;
    for (std::size_t i = 0; i < texts->size(); ++i) {
      const bool known = (*texts)[i] < absent_value<std::uint32_t>;
      if (known ? a.texts[(*texts)[i]] != b.texts.at(others[i]) : (*texts)[i] != others[i]) return false;
    }
    return true;
  }
  return left == right;
}

bool same_batch(const RecordBatch& a, const RecordBatch& b) {
  if (a.size != b.size) return false;
  for (TableId t = 0; t < a.tables.size(); ++t) {
    if (a.tables[t].offsets != b.tables[t].offsets || a.tables[t].given != b.tables[t].given) return false;
    if (a.tables[t].lines != b.tables[t].lines) return false;
    for (ColumnId c = 0; c < a.tables[t].columns.size(); ++c)
      if (!same_column(a, b, t, c, c)) return false;
  }
  return true;
}

TEST_CASE("any record comes back as it was, with and without its lines") {
  const Schema schema = sample_schema();
  CHECK(rc::check([&] {
    RecordBatch batch = any_batch(schema, *rc::gen::inRange(1, 5));
    const std::vector<Bytes> plain = encode_all(batch);
    RC_ASSERT(same_batch(batch, decode_all(plain, schema, schema, DocumentLines::skip)));
    add_lines(batch);
    const std::vector<Bytes> lined = encode_all(batch);
    RC_ASSERT(same_batch(batch, decode_all(lined, schema, schema, DocumentLines::load)));
    for (std::size_t i = 0; i < batch.size; ++i) {
      const auto content = document_content(lined[i]);
      RC_ASSERT(Bytes(content.begin(), content.end()) == plain[i]);
    }
  }));
}

TEST_CASE("documents do not depend on what stands beside a participant in the batch") {
  const Schema schema = sample_schema();
  CHECK(rc::check([&] {
    const RecordBatch batch = any_batch(schema, 3);
    RecordBatch alone(schema);
    append_participant(alone, batch, 1);
    RC_ASSERT(encode_all(alone)[0] == encode_all(batch)[1]);
  }));
}

TEST_CASE("a document is read under another schema by names") {
  const Schema written = sample_schema();
  Schema wanted = written;
  std::swap(wanted.code_lists[0].codes[0], wanted.code_lists[0].codes[2]);   // another order
  wanted.code_lists[0].codes.erase(wanted.code_lists[0].codes.begin() + 1);  // without `director`
  wanted.tables[0].columns.erase(wanted.tables[0].columns.begin() + 1);      // without `entered`
  wanted.tables[0].columns.push_back({.name = "left", .type = ColumnType::date});
  wanted.tables[1].columns[2] = {.name = "hours", .type = ColumnType::text};  // no longer a number
  wanted.tables.push_back({.name = "sessions", .parent = 3, .columns = {{.name = "led", .type = ColumnType::boolean}}});
  RecordBatch batch(written);
  for (int person = 0; person < 2; ++person) {
    append_row(batch, 0);
    put_text(batch, 0, 0, "ann");
    put(batch, 0, 2, 2);
    for (int i = 0; i < 3; ++i) {
      append_row(batch, 1);
      put(batch, 1, 0, 299);
      append_row(batch, 2);
      put(batch, 2, 1, 1);
      append_row(batch, 3);
      put(batch, 3, 0, i);
    }
  }
  const RecordBatch read = decode_all(encode_all(batch), written, wanted, DocumentLines::load);
  REQUIRE(read.size == 2);
  CHECK(read.id(1) == "ann");
  CHECK(std::get<std::vector<std::uint8_t>>(read.tables[0].columns[1]) == std::vector<std::uint8_t>{0, 0});
  CHECK(presence(read.tables[0].columns[4], 1) == Presence::unknown);
  CHECK(std::get<std::vector<std::uint16_t>>(read.tables[1].columns[0])[5] == 299);
  CHECK(presence(read.tables[1].columns[2], 5) == Presence::unknown);
  CHECK(same_column(batch, read, 2, 1, 1));
  CHECK(std::get<std::vector<std::uint8_t>>(read.tables[3].columns[0]) ==
        std::vector<std::uint8_t>{1, unknown_value<std::uint8_t>, 0, 1, unknown_value<std::uint8_t>, 0});
  CHECK(read.tables[4].offsets == std::vector<std::uint32_t>(7, 0));
  CHECK(read.tables[4].given == std::vector<std::uint8_t>(6, 0));
}

TEST_CASE("bytes that are no document are refused and leave the batch as it was") {
  const Schema schema = sample_schema();
  DocumentReader reader(schema, schema);
  CHECK(rc::check([&] {
    RecordBatch batch = any_batch(schema, 2);
    add_lines(batch);
    const std::vector<Bytes> documents = encode_all(batch);
    RecordBatch read(schema);
    RC_ASSERT(reader.append(documents[0], read, DocumentLines::load).has_value());
    const RecordBatch before = read;
    Bytes cut = documents[1];
    cut.resize(*rc::gen::inRange<std::size_t>(0, document_content(cut).size()));
    RC_ASSERT(!reader.append(cut, read, DocumentLines::load).has_value());
    RC_ASSERT(same_batch(before, read));
    Bytes changed = documents[1];
    changed[*rc::gen::inRange<std::size_t>(0, changed.size())] ^= *rc::gen::inRange<std::uint8_t>(1, 255);
    if (!reader.append(changed, read, DocumentLines::load)) RC_ASSERT(same_batch(before, read));
  }));
}

TEST_CASE("a few bytes cannot ask for many rows") {
  Schema schema = sample_schema();
  schema.tables.resize(2);
  DocumentReader reader(schema, schema);
  RecordBatch batch(schema);
  // One unknown column each for the root, then a list that claims 2^40 rows of one value.
  Bytes content{0, 0, 0, 0, 0, 0x81, 0x80, 0x80, 0x80, 0x80, 0x20, 0, 0, 0, 0};
  Bytes document{'S', 1, static_cast<std::uint8_t>(content.size())};
  document.insert(document.end(), content.begin(), content.end());
  CHECK(reader.append(document, batch, DocumentLines::skip).error() ==
        "the record document does not fit the schema that it was written under");
  CHECK(batch.size == 0);
}

TEST_CASE("lists longer than one value may stand for come back") {
  const Schema schema = sample_schema();
  for (const int rows : {255, 256, 257, 3000}) {
    RecordBatch batch(schema);
    append_row(batch, 0);
    for (int i = 0; i < rows; ++i) append_row(batch, 3);
    for (int i = 0; i < rows; ++i) {
      append_row(batch, 1);
      put(batch, 1, 2, 1'500'000);
      put_absent(batch, 1, 3);
    }
    CHECK(same_batch(batch, decode_all(encode_all(batch), schema, schema, DocumentLines::skip)));
  }
}

TEST_CASE("the bytes are those that the format's description gives") {
  Schema schema = sample_schema();
  schema.tables.resize(2);
  RecordBatch batch(schema);
  append_row(batch, 0);
  put_text(batch, 0, 0, "w1");
  put(batch, 0, 1, 20000);
  put_absent(batch, 0, 3);
  for (int i = 0; i < 2; ++i) {
    append_row(batch, 1);
    put(batch, 1, 0, 7);
    put(batch, 1, 1, 20000 + i);
    put(batch, 1, 2, 1'500'000 * (i + 1));
    put_line(batch, 0, 10);
    put_line(batch, 1, 12 + i);
  }
  const Bytes expected{'S',        1,    25,                // a document, version 1, 25 bytes of content
                       7,          4,    'w',  '1',         // id: texts; length 2 + 2
                       2,          0xC0, 0xB8, 0x02,        // entered: one value, 20000
                       0,          1,    0,                 // role unknown, hours absent, portfolio unknown
                       3,                                   // activities: given, 2 rows
                       2,          14,                      // kind: one value, 7
                       3,          0xC0, 0xB8, 0x02, 0, 1,  // held: 20000 + 0, + 1
                       3 | 5 << 3, 30,   0,    15,          // hours: tenths, 15 + 0, 15 + 15
                       0,                                   // note: unknown
                       20,         4,    2};                // lines 10, then +2, +1
  const Bytes written = encode_all(batch)[0];
  REQUIRE(written.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(int(written[i]) == int(expected[i]));
  }
}

}  // namespace
}  // namespace safon
