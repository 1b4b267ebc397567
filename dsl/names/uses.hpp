// The second half of find_names: where what is declared is named.
#pragma once
#include "dsl/names/lookup.hpp"

namespace safon::names {

/// Adds the references of a declaration; all symbols are there.
void find_uses(Names& names, const Lookup& lookup, const syntax::Declaration& declaration);

}  // namespace safon::names
