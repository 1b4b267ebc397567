// What a participant's record holds, as flat tables: the root table has one row for each participant, every list of
// records is a table whose rows belong to a row of its parent, and an embedded record is columns with a dotted name.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/value/label.hpp"

namespace safon {

using TableId = std::uint16_t;
using ColumnId = std::uint16_t;
inline constexpr TableId root_table = 0;
inline constexpr std::uint16_t none16 = 0xFFFF;

struct Code {
  std::string name;
  Label label;
};

/// Codes keep their order: their index is what a batch holds. At most `limits::codes_in_a_list`.
struct CodeList {
  std::string name;
  Label label;
  std::vector<Code> codes;
};

/// `presence` says whether an embedded optional record is there (a boolean column named like the record).
enum class ColumnType : std::uint8_t { boolean, code, number, percentage, date, text, presence };

struct ColumnInfo {
  std::string name;  // dotted inside an embedded record: "portfolio.last_entry"
  Label label;
  ColumnType type;
  std::uint16_t code_list = none16;  // for `code`
  bool optional = false;             // may be known to be absent; otherwise a missing value is unknown
};

struct TableInfo {
  std::string name;      // the list's field name, "activities"; "participant" for the root
  std::string singular;  // the record's name, "activity"
  Label label;
  TableId parent = none16;
  std::vector<ColumnInfo> columns;
  ColumnId dated_by = none16;  // rows dated later than the as-of date are not seen
};

/// Parents stand before their children. Root columns include "id" (text), which every schema has first.
struct Schema {
  std::vector<CodeList> code_lists;
  std::vector<TableInfo> tables;
};

}  // namespace safon
