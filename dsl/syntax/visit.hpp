// Walks over what was written, for those who ask the same of every expression.
#pragma once
#include <functional>

#include "dsl/syntax/nodes.hpp"

namespace safon::syntax {

/// Each whole expression of a declaration, in the order of the text. What stands inside one is in its children and
/// sets.
void for_each_expression(const Declaration& declaration, const std::function<void(const Expr&)>& visit);

}  // namespace safon::syntax
