// Blanks within a line.
#pragma once
#include <map>
#include <tuple>

#include "dsl/format/pieces.hpp"

namespace safon::formatting {

/// Sets `gap`: the blanks that the layout wants between two neighbours of a line, columns apart.
void space(Pieces& pieces);

/// Of the rows that begin alike in one bracket: where, from a row's beginning, the cells of an order stand.
using Columns = std::map<std::tuple<int, Start, int>, int>;

/// Widens gaps so that the cells of neighbouring rows stand under one another.
Columns align(Pieces& pieces);

}  // namespace safon::formatting
