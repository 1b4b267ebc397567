// Any bytes handed to the document reader: it answers or refuses, and what it accepts can be written and read again.
#include <cstdint>
#include <cstdlib>

#include "engine/record/document.hpp"

namespace {

using namespace safon;

const Schema& schema() {
  static const Schema made = [] {
    Schema s;
    s.code_lists = {{.name = "role", .codes = {{.name = "manager"}, {.name = "director"}}}, {.name = "long"}};
    for (int i = 0; i < 300; ++i) s.code_lists[1].codes.push_back({.name = "c" + std::to_string(i)});
    s.tables = {{.name = "participant",
                 .columns = {{.name = "id", .type = ColumnType::text},
                             {.name = "entered", .type = ColumnType::date},
                             {.name = "role", .type = ColumnType::code, .code_list = 0},
                             {.name = "hours", .type = ColumnType::number}}},
                {.name = "activities",
                 .parent = 0,
                 .columns = {{.name = "kind", .type = ColumnType::code, .code_list = 1},
                             {.name = "held", .type = ColumnType::date},
                             {.name = "note", .type = ColumnType::text}}},
                {.name = "sessions", .parent = 1, .columns = {{.name = "led", .type = ColumnType::boolean}}},
                {.name = "marks", .parent = 2}};
    return s;
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static DocumentReader reader(schema(), schema());
  RecordBatch batch(schema());
  if (!reader.append({data, size}, batch, DocumentLines::skip)) {
    if (batch.size != 0) std::abort();
    return 0;
  }
  Bytes first, second;
  encode_document(batch, 0, first);
  RecordBatch again(schema());
  if (!reader.append(first, again, DocumentLines::skip)) std::abort();
  encode_document(again, 0, second);
  if (first != second) std::abort();
  RecordBatch lined(schema());
  if (reader.append({data, size}, lined, DocumentLines::load)) encode_document(lined, 0, second);
  return 0;
}
