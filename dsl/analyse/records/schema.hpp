// From records to tables: the participant's record is the root, every list a table, every embedded record dotted
// columns.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Needs codes and frameworks.
void analyse_schema(Analysis& analysis);

[[nodiscard]] ColumnId find_column(const Analysis& analysis, TableId table, std::string_view name);
/// How many lists deep the rows of `table` lie: 0 for the participant.
[[nodiscard]] int depth_of(const Analysis& analysis, TableId table);

}  // namespace safon::analysis
