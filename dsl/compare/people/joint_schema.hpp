// What two versions of a policy let a record hold, side by side: tables, fields and codes matched by name.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/plan/compiled_policy.hpp"

namespace safon::comparison {

enum Side : std::uint8_t { old_side = 0, new_side = 1 };
inline constexpr std::array<Side, 2> both_sides{old_side, new_side};

/// An index of each version, where that has it.
using InBoth = std::array<std::uint16_t, 2>;  // none16: not there

struct JointColumn {
  std::string name;  // dotted inside an embedded record
  ColumnType type{};
  InBoth in{none16, none16};
  std::array<bool, 2> optional{};
  std::vector<std::string> codes;  // of a code field
  std::vector<InBoth> code_in;     // by code
  std::uint16_t inside = none16;   // the nearest embedded record that it stands in: a column of type presence
  [[nodiscard]] bool in_both() const { return in[0] != none16 && in[1] != none16; }
};

struct JointTable {
  std::string name, singular;
  std::uint16_t parent = none16;
  InBoth in{none16, none16};
  std::vector<JointColumn> columns;     // a field whose type changed is two columns
  std::vector<std::uint16_t> children;  // tables
  std::uint16_t dated_by = none16;      // of the new version, else of the old
};

struct JointSchema {
  std::vector<JointTable> tables;                      // parents before their children; [0] is the participant
  std::array<std::vector<std::uint16_t>, 2> table_of;  // joint table by a version's
  std::array<std::vector<std::vector<std::uint16_t>>, 2> column_of;  // joint column by a version's table and column
};

[[nodiscard]] JointSchema join(const Schema& old_schema, const Schema& new_schema);

}  // namespace safon::comparison
