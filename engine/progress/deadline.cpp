#include "engine/progress/deadline.hpp"

namespace safon {

std::optional<Date> moved(const CompiledPolicy& policy, const Calendar* calendar,
                          std::span<const DatedDuration> durations, Date date, Date on) {
  const DatedDuration* found = nullptr;
  for (const auto& each : durations)
    if (!found || each.from <= on) found = &each;
  if (!found) return std::nullopt;
  if (found->duration.working_days != 0 && !calendar) return std::nullopt;
  const auto rounding = policy.month_end == MonthEnd::up ? MonthEnd::up : MonthEnd::down;
  const Date day = add(date, found->duration, rounding, calendar);
  if (day == never) return std::nullopt;  // past the end of the calendar
  return day;
}

std::optional<Date> last_before(const CompiledPolicy& policy, const Calendar* calendar, const Transition& transition,
                                const OpenCase& open, std::size_t level) {
  if (level >= transition.escalations.size()) return std::nullopt;
  auto last = open.due;
  for (std::size_t l = 0; last && l <= level; ++l)
    if (const auto& later = transition.escalations[l].later; !later.empty())
      last = moved(policy, calendar, later, *last, open.opened);
  return last;
}

}  // namespace safon
