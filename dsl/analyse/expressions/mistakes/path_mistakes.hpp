// A name that means nothing where it stands: what it may have been, and what to write instead.
#pragma once
#include "dsl/analyse/expressions/expressions.hpp"

namespace safon::analysis {

/// Reports the mistake, unless it may follow from a declaration that could not be read.
void explain_unknown_path(Analysis& analysis, const syntax::Path& path, Span span, const Scope& scope);

/// Whether `name` stands for a row of the table, as in `activity.held`.
[[nodiscard]] bool names_row(const Analysis& analysis, TableId table, std::string_view name);

}  // namespace safon::analysis
