// A participant's record as a test would give it. Internal to dsl/snapshot.
#pragma once
#include "dsl/snapshot/snapshot.hpp"

namespace safon {

/// With texts replaced and dates moved.
[[nodiscard]] model::TestRow record_row(const CompiledPolicy& policy, const SnapshotOf& of);

/// `{ … }`, laid out with `indent` blanks before each line after the first.
[[nodiscard]] std::string row_text(const Schema& schema, TableId table, const model::TestRow& row, std::size_t indent);

/// As a text is written in a rule file.
[[nodiscard]] std::string quoted_text(const std::string& text);
/// `date` moved by so many days, within the days that there are.
[[nodiscard]] Date moved(Date date, std::int32_t days);

}  // namespace safon
