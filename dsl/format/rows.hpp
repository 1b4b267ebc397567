// Which pieces belong together: contexts, rows, their cells, and where lines end.
#pragma once
#include "dsl/format/pieces.hpp"

namespace safon::formatting {

/// After `mark`: sets `context` of brackets, the starts that the tree has no span for, and `row`.
void find_rows(Pieces& pieces);

/// Breaks where the layout wants one, and no blank line where it does not.
void settle_breaks(Pieces& pieces);

/// Sets `order` and `cells`.
void find_cells(Pieces& pieces);

}  // namespace safon::formatting
