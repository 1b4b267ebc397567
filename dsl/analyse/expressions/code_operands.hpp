// Codes are named without saying of which list: the other side of the relation tells.
#pragma once
#include "dsl/analyse/expressions/expressions.hpp"

namespace safon::analysis {

/// The operand of a relation whose other side holds codes of `list`: one of its codes, or any other expression.
[[nodiscard]] model::Expr analyse_code_operand(Analysis& analysis, const syntax::Expr& written, std::uint16_t list,
                                               const Scope& scope);

}  // namespace safon::analysis
