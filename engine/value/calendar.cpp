#include "engine/value/calendar.hpp"

#include <algorithm>

namespace safon {

bool Calendar::covers(Date date) const {
  return first <= date && date <= last;
}

bool Calendar::is_working(Date date) const {
  return working[std::size_t(weekday(date))] && !std::binary_search(closed.begin(), closed.end(), date);
}

std::optional<Date> add_working_days(const Calendar& calendar, Date date, int count) {
  if (!calendar.covers(date)) return std::nullopt;
  const int step = count < 0 ? -1 : 1;
  for (int left = count * step; left > 0;) {
    date.days += step;
    if (!calendar.covers(date)) return std::nullopt;
    if (calendar.is_working(date)) --left;
  }
  return date;
}

}  // namespace safon
