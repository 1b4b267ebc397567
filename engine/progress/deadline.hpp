// The days by which officers have to decide, and those on which a case goes on to others.
#pragma once
#include <cstddef>
#include <optional>
#include <span>

#include "engine/progress/progress.hpp"

namespace safon {

/// `date` moved on by what the duration is on the day `on`. None: there is none, or it leaves the calendar (null: there
/// is no calendar) or the days that there are.
[[nodiscard]] std::optional<Date> moved(const CompiledPolicy& policy, const Calendar* calendar,
                                        std::span<const DatedDuration> durations, Date date, Date on);

/// The last day on which the case is not escalated to that level, counted from 0. None: there is no such level, or no
/// day by which the case is due, or it cannot be said.
[[nodiscard]] std::optional<Date> last_before(const CompiledPolicy& policy, const Calendar* calendar,
                                              const Transition& transition, const OpenCase& open, std::size_t level);

}  // namespace safon
