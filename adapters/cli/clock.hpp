// The only place that asks what time it is. Decisions never do: they are given a day.
#pragma once
#include <string>

#include "engine/value/date.hpp"

namespace safon {

/// Today, UTC; the day of SOURCE_DATE_EPOCH when that is set, for runs that must come out the same.
[[nodiscard]] Date today();
/// "2026-11-22T02:00:00Z", for journals.
[[nodiscard]] std::string now_text();

}  // namespace safon
