// The day of what people say about a participant, where it is not a case that they decide.
#pragma once
#include <expected>
#include <optional>

#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/register.hpp"

namespace safon::office {

/// `on`, or else today, or the last day that was evaluated where that is later. Refused: a day that is over, or far
/// ahead.
[[nodiscard]] std::expected<Date, Refusal> said_on(RegisterFile& in, const std::optional<Date>& on, Date today);

}  // namespace safon::office
