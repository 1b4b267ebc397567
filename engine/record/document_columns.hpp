// How one column of a document becomes values of a batch, or is passed over.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/record/batch.hpp"
#include "engine/record/document_format.hpp"

namespace safon::document {

/// Where a column of the written schema goes.
struct ColumnMapping {
  ColumnId to = none16;  // none16: the wanted schema has no such column
  bool is_text = false;
  std::int64_t least = 0, most = 0;  // what its values may be: anything else is no document of this schema
  bool is_number = false;            // may have a power of ten
  std::vector<std::uint16_t> codes;  // wanted code of each written one; empty when they are the same
};

/// Each reads `rows` values. False: the bytes make no sense.
[[nodiscard]] bool skip_column(Cursor& cursor, std::size_t rows);
[[nodiscard]] bool read_column(Cursor& cursor, std::size_t rows, const ColumnMapping& mapping, ColumnData& column,
                               std::vector<std::string>& texts);

}  // namespace safon::document
