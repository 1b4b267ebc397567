// A record schema as JSON text: what documents name as the schema that they were written under. Labels stay out, so
// that a new translation does not make a new schema.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "adapters/sqlite/sql/sql.hpp"
#include "engine/record/schema.hpp"

namespace safon {

[[nodiscard]] std::string to_json(const Schema& schema);

/// `connection` lends its JSON functions. Throws sql::Failure when the text is no schema.
[[nodiscard]] std::unique_ptr<Schema> schema_from_json(const sql::Connection& connection, std::string_view json);

/// A text as a JSON string, with its quotes.
[[nodiscard]] std::string json_text(std::string_view text);

}  // namespace safon
