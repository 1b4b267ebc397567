// One value of one participant's record, by its place and as text: what people write in its stead, and how it is shown.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "engine/record/batch.hpp"

namespace safon {

/// Where a value stands: `row` counts in the batch, 0 for the only participant's own values.
struct RecordCell {
  TableId table = root_table;
  std::uint32_t row = 0;
  ColumnId column = 0;
  bool operator==(const RecordCell&) const = default;
};

/// What stands for a value that nobody has told, and for one that is known not to be there.
inline constexpr std::string_view cell_unknown = "unknown", cell_none = "none";

inline constexpr std::size_t longest_cell = 4000;  // bytes of a text that people write

/// "2026-03-01", "12.5", "80%", "yes", a code's name, a text as it is; cell_unknown, cell_none.
[[nodiscard]] std::string cell_text(const RecordBatch& batch, const RecordCell& cell);

/// Why a text cannot stand there, and what can.
struct CellFault {
  std::string message, hint;
};
/// Writes what cell_text() would show, or another way to say it ("80 %", "true"). The batch stays as it was when the
/// text is no value of this field.
[[nodiscard]] std::expected<void, CellFault> write_cell(RecordBatch& batch, const RecordCell& cell,
                                                        std::string_view text);

/// Whether two values say the same, in batches of one schema.
[[nodiscard]] bool same_cell(const RecordBatch& a, const RecordCell& at, const RecordBatch& b, const RecordCell& there);

}  // namespace safon
