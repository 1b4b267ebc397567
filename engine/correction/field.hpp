// Fields of a record by the names that the policy gives them: "role", "portfolio.last_entry", "courses[2].held".
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "engine/correction/cell.hpp"

namespace safon {

/// Why there is no such field. `wrong` is what was written, `names` what it might be; both may be empty.
struct FieldFault {
  std::string message, hint;
  std::string wrong;
  std::vector<std::string> names;
};

/// The value that is meant, in a batch of one participant. A row of a list is named by its number, counted from 1 in
/// the list that it stands in, or by what it says: "courses[held=2026-03-01].hours", with a comma between several.
[[nodiscard]] std::expected<RecordCell, FieldFault> find_cell(const RecordBatch& batch, std::string_view field);

/// What find_cell() finds it by: with numbers.
[[nodiscard]] std::string field_name(const RecordBatch& batch, const RecordCell& cell);

/// The row of the parent table in which a row stands.
[[nodiscard]] std::uint32_t parent_row(const RecordBatch& batch, TableId table, std::uint32_t row);

}  // namespace safon
