// What an event is called, from the ledger's rows to the command line.
#pragma once
#include <string_view>

#include "engine/progress/progress.hpp"

namespace safon {

/// "status_changed": stable.
[[nodiscard]] std::string_view event_name(EventKind kind);

}  // namespace safon
