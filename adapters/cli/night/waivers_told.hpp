// What a night says of waivers.
#pragma once
#include <functional>
#include <optional>

#include "adapters/office/waivers/waivers.hpp"

namespace safon {

/// What to say: how many hold on `as_of`, how many wait for people, and how many of them ended in the days from
/// `before` on, the last that was evaluated. Nothing where there are none. What went wrong is a warning.
[[nodiscard]] std::function<void()> waivers_told(RegisterFile& in, const CompiledPolicy& policy,
                                                 const std::optional<Date>& before, Date as_of,
                                                 const office::PolicyUnder& under);

}  // namespace safon
