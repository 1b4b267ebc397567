// Columns of records of many participants: one array a field. This is what the evaluator reads.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/record/schema.hpp"
#include "engine/record/waived.hpp"

namespace safon {

/// A value that is not there is written in the column itself. `unknown`: nobody told us. `absent`: known not to be
/// there.
template <class T>
inline constexpr T unknown_value = T(-1);
template <class T>
inline constexpr T absent_value = T(-2);
template <>
inline constexpr std::int32_t unknown_value<std::int32_t> = INT32_MIN;
template <>
inline constexpr std::int32_t absent_value<std::int32_t> = INT32_MIN + 1;
template <>
inline constexpr std::int64_t unknown_value<std::int64_t> = INT64_MIN;
template <>
inline constexpr std::int64_t absent_value<std::int64_t> = INT64_MIN + 1;

inline constexpr std::size_t short_code_list = 250;  // codes of a list that long at most are held in a byte

/// boolean, presence and code: u8 (0/1 or the code's index, ≤ 250 codes); longer code lists: u16. date: i32 days.
/// number, percentage: i64 micros. text: u32 index into RecordBatch::texts.
using ColumnData = std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>,
                                std::vector<std::int32_t>, std::vector<std::int64_t>>;

/// The storage that a column of this type has, empty.
[[nodiscard]] ColumnData make_column(const Schema& schema, const ColumnInfo& column);

struct TableData {
  std::vector<ColumnData> columns;        // as in TableInfo::columns
  std::vector<std::uint32_t> offsets{0};  // rows of parent row p: [offsets[p], offsets[p+1]); root: unused
  std::vector<std::uint8_t> given;        // per parent row: 1 when a feed gave this list (if only as empty), else 0
  std::vector<std::uint32_t> lines;       // per row: line in the source file, 0 unknown; empty when not loaded
};

/// Where a participant's record came from.
struct Provenance {
  std::string file;  // as the operator named it
  std::uint32_t line = 0;
  std::int32_t received = 0;  // Date::days
};

struct RecordBatch {
  const Schema* schema = nullptr;      // not owned; outlives the batch
  std::size_t size = 0;                // participants
  std::vector<TableData> tables;       // as in Schema::tables; the root's columns have `size` values
  std::vector<std::string> texts;      // what text columns point to
  std::vector<Provenance> provenance;  // per participant, or empty when not loaded
  /// By intake and participant: Date::days since which a place there is theirs, absent where none is. Not part of the
  /// record: the ledger's. Empty: nobody was asked, and it is unknown.
  std::vector<std::vector<std::int32_t>> placed;
  /// By index into CompiledPolicy::waivables: by participant, in any order for one. The ledger's too. Empty: nobody was
  /// asked.
  std::vector<std::vector<Waived>> waived;

  explicit RecordBatch(const Schema& s);
  void clear();                                         // no participants, storage kept
  [[nodiscard]] std::size_t rows(TableId table) const;  // `size` for the root
  [[nodiscard]] std::string_view id(std::size_t participant) const;
};

}  // namespace safon
