#include "engine/ports/waivers.hpp"

#include <algorithm>

#include "engine/ports/learnt.hpp"

namespace safon {

void know_waivers(Chunk& chunk, std::span<const std::string> rules, Date as_of,
                  std::span<const ParticipantWaiver> waivers) {
  std::vector<Learnt> learnt;
  for (const ParticipantWaiver& each : waivers)
    for (const Date day : learnt_days(each.waiver)) learnt.push_back({each.participant, day});
  add_versions(chunk, as_of, learnt);
  chunk.waived.assign(rules.size(), {});
  for (const RecordVersion& version : chunk.versions)
    for (const auto& each :
         std::ranges::equal_range(waivers, version.participant, {}, &ParticipantWaiver::participant)) {
      auto known = known_waiver(each.waiver, version.known_from, rules[each.waivable]);
      if (!known) continue;
      known->participant = version.row;
      chunk.waived[each.waivable].push_back(*std::move(known));
    }
  for (auto& waived : chunk.waived) std::ranges::stable_sort(waived, {}, &Waived::participant);
}

}  // namespace safon
