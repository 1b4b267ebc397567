// Expressions as text, for lines.hpp.
#pragma once
#include <string>
#include <string_view>

#include "dsl/syntax/nodes.hpp"

namespace safon::syntax {

void print(std::string& out, const Expr& expr);
void print(std::string& out, const Path& path);
/// In quotation marks, with escapes.
void print_text(std::string& out, std::string_view text);

}  // namespace safon::syntax
