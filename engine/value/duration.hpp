// Durations and what it means to add one to a date.
#pragma once
#include <cstdint>
#include <string>

#include "engine/value/calendar.hpp"
#include "engine/value/date.hpp"

namespace safon {

/// Years are 12 months; weeks are 7 days. Months are added before days, with one rounding for the sum.
/// `working_days` stands alone: it is never mixed with months or days. Each at most 1,200,000 in size.
struct Duration {
  std::int32_t months = 0;
  std::int32_t days = 0;
  std::int32_t working_days = 0;
  bool operator==(const Duration&) const = default;
};

/// What the 31st becomes in a month of 30 days. `undeclared`: the policy did not say; the analyser has then made sure
/// that the sum can never hit it, so reaching it is a bug.
enum class MonthEnd : std::uint8_t { undeclared, down, up };

/// date + duration. `down`: 31 January + 1 month = 28 February; `up`: 1 March. Results outside years 1–9999 stop at the
/// edge. `calendar` is needed for working days only; a sum that leaves its cover gives `never` (the caller reports it).
[[nodiscard]] Date add(Date date, Duration duration, MonthEnd rounding, const Calendar* calendar);
[[nodiscard]] Date subtract(Date date, Duration duration, MonthEnd rounding, const Calendar* calendar);

/// The first day D > after with add(D, duration) > bound (or >= bound when `inclusive`), duration being added with
/// `sign`
/// (+1 or -1); `never` when there is none up to year 9999. add() is monotone in its date, so this is where a comparison
/// of the moving day `as_of ± duration` with the fixed day `bound` changes its answer.
[[nodiscard]] Date first_day_past(Date bound, bool inclusive, Duration duration, int sign, MonthEnd rounding,
                                  const Calendar* calendar, Date after);

[[nodiscard]] std::string to_text(Duration duration);  // "2 years 6 months", "20 working days"

}  // namespace safon
