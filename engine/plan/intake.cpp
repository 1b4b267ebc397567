#include "engine/plan/intake.hpp"

namespace safon {

std::int64_t count_on(std::span<const DatedCount> series, Date day) {
  std::int64_t count = 0;
  for (const DatedCount& each : series)
    if (each.from <= day) count = each.count;
  return count;
}

}  // namespace safon
