// From which day the validity of a status is counted.
#pragma once
#include <optional>
#include <span>

#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// Of the last status of `history`, which is not empty: the day since which it is held; the end of the period before
/// it, where it renews the same status and the policy counts from there; or, valid to a day of the year, the first day
/// after that day. `never` where that lies beyond the calendar of working days or the year 9999.
[[nodiscard]] Date validity_of(const CompiledPolicy& policy, const Programme& programme,
                               std::span<const HeldStatus> history);

/// The first day on which that status is no longer valid, by the lengths in force on `on`. A grace that the policy
/// gives is not counted. None: the status does not expire, or not before the end of the calendar.
[[nodiscard]] std::optional<Date> expiry_of(const CompiledPolicy& policy, const Programme& programme,
                                            std::span<const HeldStatus> history, Date on);

}  // namespace safon
