// What a requirement is written with, in its own text and in the `let`s that it uses.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "dsl/model/policy.hpp"

namespace safon::model {

struct Uses {
  std::set<std::uint16_t> parameters, lets;  // in Policy::parameters, Policy::lets
  std::set<std::string> requirements;        // by name; what they use themselves is not among it
  std::vector<Span> filters;                 // of rows, be they written here or where a `let` names the rows
};

[[nodiscard]] Uses uses_of(const Policy& policy, const Requirement& requirement);
[[nodiscard]] Uses uses_of(const Policy& policy, const Expr& expr);

}  // namespace safon::model
