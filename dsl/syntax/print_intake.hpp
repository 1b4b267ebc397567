#pragma once
#include <string>

#include "dsl/syntax/intake.hpp"

namespace safon::syntax {

/// The lines of an intake's block, each two blanks in and behind a line's end; no name.
[[nodiscard]] std::string print(const IntakeDecl& intake);

}  // namespace safon::syntax
