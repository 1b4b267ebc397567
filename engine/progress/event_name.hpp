// What an event is called, from the ledger's rows to the command line.
#pragma once
#include <optional>
#include <string_view>

#include "engine/progress/progress.hpp"

namespace safon {

/// "status_changed": stable.
[[nodiscard]] std::string_view event_name(EventKind kind);

/// The kind of that name; none for a name that is no event's.
[[nodiscard]] std::optional<EventKind> event_kind(std::string_view name);

}  // namespace safon
