// Does the register say of everybody what the facts say? Everybody's days are lived again, without the nights between.
#pragma once
#include <expected>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "adapters/sqlite/register.hpp"

namespace safon {

/// Somebody whom the register has where the facts do not lead.
struct Difference {
  std::string participant, programme, what;
};

struct Comparison {
  std::vector<Difference> differences;  // by programme
  std::uint64_t compared = 0;
  std::uint64_t left_out = 0;  // settled under a policy text that was not given
};

/// `policies`: compiled from the texts in the register. Each text counts for the days that were settled under it, and
/// officers' decisions are taken as they were made. Changes nothing.
[[nodiscard]] std::expected<Comparison, RegisterError> compare(
    RegisterFile& in, std::span<const CompiledPolicy* const> policies,
    const std::function<void(std::size_t done, std::size_t of)>& progress = {});

}  // namespace safon
