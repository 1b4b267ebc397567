// What the tree says of the pieces: where things begin, and under what the lines of an expression stand.
#pragma once
#include "dsl/format/pieces.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon::formatting {

/// Sets `start` for declarations, items, exceptions, groups, statuses, transitions and mappings; `anchor`, `beside` and
/// `unary` for what stands in expressions; `order` for the values of a test's cases.
void mark(Pieces& pieces, const syntax::Document& document);

}  // namespace safon::formatting
