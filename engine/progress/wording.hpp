// What events say in words. Status and transition names stand in backticks, so that adapters can show them as such.
#pragma once
#include <span>
#include <string>

#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// "recorded as `inducted` since 2026-03-09, but under the facts known now `induction` was not met then"
[[nodiscard]] std::string was_not_met(const CompiledPolicy& policy, const Programme& programme, const HeldStatus& held);

/// "…, but under the facts known now it would be since 2026-03-05"; where another status would have come first, that
/// one; where several would have, the transitions that conflict.
[[nodiscard]] std::string would_be(const Programme& programme, const HeldStatus& held,
                                   std::span<const std::uint16_t> enabled, Date day);

/// "recorded as entered on 2026-03-09, but under the facts known now it would be 2026-03-05"
[[nodiscard]] std::string would_enter(Date recorded, Date now);
[[nodiscard]] std::string would_not_enter(Date recorded);

/// "`a->b` and `a->c` are met on the same day, 2026-03-09"
[[nodiscard]] std::string conflict(const Programme& programme, std::span<const std::uint16_t> enabled, Date day);

/// "`b->a` leads back to `a`, which was reached on the same day, 2026-03-09"
[[nodiscard]] std::string circle(const Programme& programme, std::uint16_t transition, Date day);

}  // namespace safon
