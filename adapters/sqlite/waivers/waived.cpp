#include "adapters/sqlite/waivers/waived.hpp"

#include <algorithm>

#include "adapters/sqlite/waivers/waiver_book.hpp"
#include "adapters/sqlite/waivers/waiver_rows.hpp"
#include "engine/ports/waivers.hpp"

namespace safon {

using sql::Statement;

void add_waivers(const RegisterFile::Inside& inside, const CompiledPolicy& policy, Date as_of, Chunk& chunk) {
  if (policy.waivables.empty() || chunk.participants.empty()) return;
  std::vector<WaiverEvent> events;
  WaiverRows rows(inside.connection, policy.name, chunk.participants.front().key, chunk.participants.back().key);
  while (auto event = rows.next()) events.push_back(*std::move(event));
  std::vector<ParticipantWaiver> waivers;
  for (Waiver& waiver : waivers_of(events)) {
    const auto who =
        std::ranges::lower_bound(chunk.participants, waiver.proposal.participant, {}, &ChunkParticipant::key);
    const Waivable* what = waivable_for(policy.waivables, waiver.proposal);
    if (who == chunk.participants.end() || who->key != waiver.proposal.participant || what == nullptr) continue;
    waivers.push_back({.participant = static_cast<std::uint32_t>(who - chunk.participants.begin()),
                       .waivable = static_cast<std::uint16_t>(what - policy.waivables.data()),
                       .waiver = std::move(waiver)});
  }
  know_waivers(chunk, rules_of(policy), as_of, waivers);
}

}  // namespace safon
