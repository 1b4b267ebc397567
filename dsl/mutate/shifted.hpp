// Literals moved by one. Internal to dsl/mutate.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "dsl/syntax/expression.hpp"

namespace safon {

/// The literal as written, one more and one less, where there is such a value: none for other expressions.
[[nodiscard]] std::vector<std::string> shifted(const syntax::Expr& literal, std::string_view written);

}  // namespace safon
