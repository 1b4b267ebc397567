// Appends rows to a batch's columns, each value once and in place, and takes a half-written participant back.
// (engine/record/build.hpp does the same value by value, with a look at the schema for each; an import has no time for
// it.)
#pragma once
#include <cstdint>
#include <vector>

#include "adapters/xml/feed/feed_plan.hpp"
#include "engine/record/batch.hpp"

namespace safon::xml {

class Columns {
 public:
  explicit Columns(RecordBatch& batch) : batch_(batch) {}

  /// Call before a participant's first value, and `take_back` to undo all that came after.
  void mark();
  void take_back();

  [[nodiscard]] ColumnData& column(TableId table, ColumnId id) { return batch_.tables[table].columns[id]; }

  /// Every column of a row gets exactly one value, then `end_row` closes it.
  void put(TableId table, ColumnId id, Storage storage, const Cell& cell) { put(column(table, id), storage, cell); }
  void put(ColumnData& column, Storage storage, const Cell& cell);
  /// Takes the values of a row back that has not been closed.
  void drop_row(TableId table);
  void end_row(TableId table, std::uint32_t line);
  /// After the rows of one parent: they are the parent's list.
  void end_list(TableId table, bool given);

 private:
  struct Sizes {
    std::size_t rows, parents;
  };
  RecordBatch& batch_;
  std::vector<Sizes> mark_;
  std::size_t texts_ = 0;

  template <class T>
  static void append(ColumnData& column, const Cell& cell) {
    std::get_if<std::vector<T>>(&column)->push_back(
        cell.state == CellState::known ? T(cell.value)
                                       : (cell.state == CellState::absent ? absent_value<T> : unknown_value<T>));
  }
};

inline void Columns::put(ColumnData& column, Storage storage, const Cell& cell) {
  switch (storage) {
    case Storage::u8:
      return append<std::uint8_t>(column, cell);
    case Storage::u16:
      return append<std::uint16_t>(column, cell);
    case Storage::i32:
      return append<std::int32_t>(column, cell);
    case Storage::i64:
      return append<std::int64_t>(column, cell);
    case Storage::u32:
      break;
  }
  Cell stored = cell;
  if (cell.state == CellState::known) {
    stored.value = std::int64_t(batch_.texts.size());
    batch_.texts.emplace_back(cell.text);
  }
  append<std::uint32_t>(column, stored);
}

}  // namespace safon::xml
