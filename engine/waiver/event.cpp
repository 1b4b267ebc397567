#include "engine/waiver/event.hpp"

#include <algorithm>
#include <array>

namespace safon {
namespace {

/// In the order of WaiverEventKind.
constexpr auto names = std::to_array<std::string_view>({"proposed", "approved", "refused", "withdrawn", "confirmed"});
static_assert(names.size() == std::size_t(WaiverEventKind::confirmed) + 1);

}  // namespace

std::string_view waiver_event_name(WaiverEventKind kind) {
  return names[std::size_t(kind)];
}

std::optional<WaiverEventKind> waiver_event_kind(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return WaiverEventKind(found - names.begin());
}

}  // namespace safon
