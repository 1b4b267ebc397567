#include "engine/ports/placements.hpp"

#include <algorithm>

#include "engine/ports/learnt.hpp"

namespace safon {

void know_placements(Chunk& chunk, std::size_t intakes, Date as_of, std::span<const Placement> placements) {
  std::vector<Learnt> learnt;
  learnt.reserve(placements.size());
  for (const Placement& each : placements) learnt.push_back({each.participant, each.known_from});
  add_versions(chunk, as_of, learnt);
  chunk.placed.assign(intakes, std::vector<std::int32_t>(chunk.stored.size(), absent_value<std::int32_t>));
  for (const RecordVersion& version : chunk.versions)
    for (const Placement& each : std::ranges::equal_range(placements, version.participant, {}, &Placement::participant))
      if (each.known_from <= version.known_from) chunk.placed[each.intake][version.row] = each.since.days;
}

}  // namespace safon
