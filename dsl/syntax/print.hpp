// A stable text of the syntax tree, for tests and `safon check --print syntax`.
#pragma once
#include <string>

#include "dsl/syntax/nodes.hpp"

namespace safon {
[[nodiscard]] std::string print_syntax(const syntax::Document& document);
}
