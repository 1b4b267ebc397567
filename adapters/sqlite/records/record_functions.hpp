// Record documents inside SQL: `safon_record(document, schema)` gives one as JSON text, and the table
// `safon_rows(document, schema, wanted, list)` gives the rows of one of its lists. docs/register.md shows how to use
// them.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "engine/record/document.hpp"

struct sqlite3;

namespace safon {

/// Both of them, for one connection. Throws sql::Failure.
void add_record_functions(sqlite3* connection);

/// How many columns of a list `safon_rows` can show.
inline constexpr int columns_of_a_row = 240;

/// Reads documents whose schemas come as JSON text, and keeps the schemas from one document to the next.
class DocumentDecoder {
 public:
  explicit DocumentDecoder(sqlite3* connection) : connection_(connection) {}

  /// One participant, in the wanted schema. Throws sql::Failure.
  const RecordBatch& decode(std::span<const std::uint8_t> document, std::string_view written, std::string_view wanted);

 private:
  sqlite3* connection_;
  std::string written_text_, wanted_text_;
  std::unique_ptr<Schema> written_, wanted_;
  std::unique_ptr<DocumentReader> reader_;
  std::unique_ptr<RecordBatch> batch_;
};

void add_record_json(sqlite3* connection);
void add_record_rows(sqlite3* connection);

}  // namespace safon
