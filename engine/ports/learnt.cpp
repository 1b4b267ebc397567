#include "engine/ports/learnt.hpp"

#include <algorithm>

namespace safon {

void add_versions(Chunk& chunk, Date as_of, std::span<const Learnt> learnt) {
  if (learnt.empty()) return;
  std::vector<RecordVersion> versions;
  versions.reserve(chunk.versions.size() + learnt.size());
  std::span<const RecordVersion> left = chunk.versions;
  while (!left.empty()) {
    const std::uint32_t participant = left.front().participant;
    std::size_t count = 0;
    while (count < left.size() && left[count].participant == participant) ++count;
    const auto own = left.first(count);
    left = left.subspan(count);
    const std::size_t first = versions.size();
    versions.insert(versions.end(), own.begin(), own.end());
    for (const Learnt& each : std::ranges::equal_range(learnt, participant, {}, &Learnt::participant)) {
      if (each.known_from > as_of || each.known_from < own.front().known_from) continue;
      const auto own_from = versions.begin() + std::ptrdiff_t(first);
      const auto after = std::upper_bound(own_from, versions.end(), each.known_from,
                                          [](Date day, const RecordVersion& v) { return day < v.known_from; });
      const RecordVersion before = *std::prev(after);
      if (before.known_from == each.known_from) continue;
      versions.insert(after, {participant, std::uint32_t(chunk.stored.size()), each.known_from});
      chunk.stored.push_back(StoredVersion(chunk.stored[before.row]));
      for (auto& placed : chunk.placed) placed.push_back(std::int32_t(placed[before.row]));
    }
  }
  chunk.versions = std::move(versions);
}

}  // namespace safon
