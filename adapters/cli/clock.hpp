// The only place that asks what time it is. Decisions never do: they are given a day.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/value/date.hpp"

namespace safon {

/// Today, UTC; the day of SOURCE_DATE_EPOCH when that is set, for runs that must come out the same.
[[nodiscard]] Date today();
/// Seconds since 1970; SOURCE_DATE_EPOCH when that is set.
[[nodiscard]] std::int64_t now_seconds();
/// "2026-11-22T02:00:00Z", for journals.
[[nodiscard]] std::string now_text();
/// Seconds since 1970 of a time in that form; none for any other text.
[[nodiscard]] std::optional<std::int64_t> parse_time(std::string_view text);

}  // namespace safon
