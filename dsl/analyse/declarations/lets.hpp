// `let`s, in whatever order they are written: each is analysed when something first needs it.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

void analyse_lets(Analysis& analysis);

/// The value of the `let`, which keeps the index in Policy::lets; broken while it is still being analysed.
[[nodiscard]] model::Expr let_value(Analysis& analysis, std::uint16_t symbol_index, Span use);

/// Whether the `let` names rows, as in `let passed = courses where …`, rather than a value.
[[nodiscard]] bool names_rows(const Analysis& analysis, std::uint16_t symbol_index);
/// These rows; none while they are still being analysed, or when something is wrong with them.
[[nodiscard]] std::optional<model::Set> rows_of_let(Analysis& analysis, std::uint16_t symbol_index, Span use);

}  // namespace safon::analysis
