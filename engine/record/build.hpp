// Builds a batch row by row. A row always belongs to the last row of its parent table, so a record is written in the
// order of its document: a participant, its first activity, that activity's own lists, its second activity … The batch
// is whole after each call: there is nothing to close.
#pragma once
#include "engine/record/batch.hpp"

namespace safon {

/// Appends a row with every value unknown and every list of its own not given. For `root_table`: a new participant.
/// A row of a child table makes the list that it stands in given.
void append_row(RecordBatch& batch, TableId table);

/// Marks the list `table` of the last parent row as given, if only as empty.
void mark_given(RecordBatch& batch, TableId table);

/// Writes into the last row of `table`: boolean and presence 0/1, code index, Date::days, micros.
void put(RecordBatch& batch, TableId table, ColumnId column, std::int64_t value);
void put_text(RecordBatch& batch, TableId table, ColumnId column, std::string_view text);
void put_unknown(RecordBatch& batch, TableId table, ColumnId column);
void put_absent(RecordBatch& batch, TableId table, ColumnId column);

/// The source line of the last row of `table`, and where the last participant came from; 0 and nothing where not told.
void put_line(RecordBatch& batch, TableId table, std::uint32_t line);
void put_provenance(RecordBatch& batch, Provenance provenance);

/// Takes the last participant away again (a record that turned out bad half way).
void remove_last_participant(RecordBatch& batch);

/// Appends participant `index` of `from`, whole: lists, texts, lines, provenance. Both have tables and columns alike.
void append_participant(RecordBatch& to, const RecordBatch& from, std::size_t index);

enum class Presence : std::uint8_t { known, absent, unknown };
[[nodiscard]] Presence presence(const ColumnData& column, std::size_t row);

/// The value as it is stored, widened; for a text its index into `texts`. Requires presence() known.
[[nodiscard]] std::int64_t stored_value(const ColumnData& column, std::size_t row);

}  // namespace safon
