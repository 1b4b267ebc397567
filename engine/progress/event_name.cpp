#include "engine/progress/event_name.hpp"

#include <algorithm>
#include <array>

namespace safon {
namespace {

/// In the order of EventKind.
constexpr auto names = std::to_array<std::string_view>(
    {"entered", "status_changed", "case_opened", "case_withdrawn", "certified", "declined", "review_opened", "stopped",
     "resumed", "case_overdue", "deferred", "revoked", "reinstated", "case_escalated"});
static_assert(names.size() == std::size_t(EventKind::case_escalated) + 1);

}  // namespace

std::string_view event_name(EventKind kind) {
  return names[std::size_t(kind)];
}

std::optional<EventKind> event_kind(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return EventKind(found - names.begin());
}

}  // namespace safon
