// Working days: which weekdays count, and which days are closed.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engine/value/date.hpp"

namespace safon {

/// Covers [first, last]; a question about a day outside is an error of the rule file, never a guess.
struct Calendar {
  std::string name;
  Date first, last;
  std::array<bool, 8> working{};  // by ISO weekday, 1..7
  std::vector<Date> closed;       // sorted, each inside the cover

  [[nodiscard]] bool covers(Date date) const;
  [[nodiscard]] bool is_working(Date date) const;  // requires covers(date)
};

/// The `count`-th working day after `date` (before it, when negative); 0 gives `date` itself. None when that leaves the
/// cover.
[[nodiscard]] std::optional<Date> add_working_days(const Calendar& calendar, Date date, int count);

}  // namespace safon
