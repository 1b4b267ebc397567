#include "engine/ports/placements.hpp"

#include <algorithm>

namespace safon {

void know_placements(Chunk& chunk, std::size_t intakes, Date as_of, std::span<const Placement> placements) {
  std::vector<RecordVersion> versions;
  versions.reserve(chunk.versions.size() + placements.size());
  std::vector<std::pair<std::uint32_t, const Placement*>> known;  // rows, with a place that is known there
  std::span<const RecordVersion> left = chunk.versions;
  while (!left.empty()) {
    const std::uint32_t participant = left.front().participant;
    std::size_t count = 0;
    while (count < left.size() && left[count].participant == participant) ++count;
    const auto own = left.first(count);
    left = left.subspan(count);
    const auto [begin, end] = std::ranges::equal_range(placements, participant, {}, &Placement::participant);
    const std::size_t first = versions.size();
    versions.insert(versions.end(), own.begin(), own.end());
    for (const Placement& each : std::ranges::subrange(begin, end)) {
      if (each.known_from > as_of || each.known_from < own.front().known_from) continue;
      const auto own_from = versions.begin() + std::ptrdiff_t(first);
      const auto after = std::upper_bound(own_from, versions.end(), each.known_from,
                                          [](Date day, const RecordVersion& v) { return day < v.known_from; });
      const RecordVersion before = *std::prev(after);
      if (before.known_from == each.known_from) continue;
      versions.insert(after, {participant, std::uint32_t(chunk.stored.size()), each.known_from});
      chunk.stored.push_back(StoredVersion(chunk.stored[before.row]));
    }
    for (std::size_t v = first; v < versions.size(); ++v)
      for (const Placement& each : std::ranges::subrange(begin, end))
        if (each.known_from <= versions[v].known_from) known.emplace_back(versions[v].row, &each);
  }
  chunk.versions = std::move(versions);
  chunk.placed.assign(intakes, std::vector<std::int32_t>(chunk.stored.size(), absent_value<std::int32_t>));
  for (const auto& [row, placement] : known) chunk.placed[placement->intake][row] = placement->since.days;
}

}  // namespace safon
