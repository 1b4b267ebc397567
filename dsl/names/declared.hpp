// The first half of find_names: what is declared.
#pragma once
#include "dsl/names/names.hpp"

namespace safon::names {

/// Adds the symbols of a declaration.
void declare(Names& names, const syntax::Declaration& declaration);

}  // namespace safon::names
