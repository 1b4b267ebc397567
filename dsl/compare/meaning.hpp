// What a register of a plan says, as a number: two registers of two plans that are worked out in the same way from the
// same fields, by name, have the same one. Names of requirements, wordings and the layout of the text take no part.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/plan/compiled_policy.hpp"

namespace safon {

using Meaning = std::uint64_t;

/// By register. `named`: registers that count as nothing but this name, such as requirements that a rule refers to.
[[nodiscard]] std::vector<Meaning> meanings(const CompiledPolicy& policy, const std::map<Reg, std::string>& named = {});

/// Adds to a meaning, in order.
class Mix {
 public:
  Mix& add(std::uint64_t number);
  Mix& add(std::string_view text);
  Mix& add(const Duration& duration);
  [[nodiscard]] Meaning value() const { return value_; }

 private:
  Meaning value_ = 0xCBF29CE484222325;
};

}  // namespace safon
