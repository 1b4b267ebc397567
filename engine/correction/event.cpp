#include "engine/correction/event.hpp"

#include <algorithm>
#include <array>

namespace safon {
namespace {

/// In the order of CorrectionEventKind.
constexpr auto names = std::to_array<std::string_view>({"corrected", "withdrawn", "replaced", "mended", "overtaken"});
static_assert(names.size() == std::size_t(CorrectionEventKind::overtaken) + 1);

}  // namespace

std::string_view correction_event_name(CorrectionEventKind kind) {
  return names[std::size_t(kind)];
}

std::optional<CorrectionEventKind> correction_event_kind(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return CorrectionEventKind(found - names.begin());
}

}  // namespace safon
