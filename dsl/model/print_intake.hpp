#pragma once
#include <string>

#include "dsl/model/policy.hpp"

namespace safon::model {

/// The lines of an intake, each two blanks in and behind a line's end; no name.
[[nodiscard]] std::string print_intake(const Policy& policy, const Intake& intake);

}  // namespace safon::model
