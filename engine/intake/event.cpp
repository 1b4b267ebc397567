#include "engine/intake/event.hpp"

#include <algorithm>
#include <array>

namespace safon {
namespace {

constexpr auto names =
    std::to_array<std::string_view>({"allocated", "placed", "offered", "waiting", "not_placed", "not_ranked",
                                     "accepted", "declined", "expired", "withdrawn", "passed_over"});
static_assert(names.size() == intake_event_kinds);

}  // namespace

std::string_view intake_event_name(IntakeEventKind kind) {
  return names[std::size_t(kind)];
}

std::optional<IntakeEventKind> intake_event_kind(std::string_view name) {
  const auto* found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return IntakeEventKind(found - names.begin());
}

}  // namespace safon
