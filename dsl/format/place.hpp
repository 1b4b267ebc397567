// Where each line begins.
#pragma once
#include <string>

#include "dsl/format/spacing.hpp"

namespace safon::formatting {

/// Sets `column` everywhere, by the nesting, and gives comments that end lines a column of their own.
void place(Pieces& pieces, const Columns& columns);

[[nodiscard]] std::string write(const Pieces& pieces);

}  // namespace safon::formatting
