// Which parameters a requirement is written with, in its own text and in the `let`s that it uses.
#pragma once
#include <cstdint>
#include <set>

#include "dsl/model/policy.hpp"

namespace safon::comparison {

using Parameters = std::set<std::uint16_t>;  // in Policy::parameters

[[nodiscard]] Parameters parameters_of(const model::Policy& policy, const model::Requirement& requirement);
[[nodiscard]] Parameters parameters_of(const model::Policy& policy, const model::Expr& expr);

}  // namespace safon::comparison
