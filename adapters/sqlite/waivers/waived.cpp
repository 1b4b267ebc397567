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
    const auto what = std::ranges::find(policy.waivables, waiver.proposal.requirement, &Waivable::requirement);
    if (who == chunk.participants.end() || who->key != waiver.proposal.participant || what == policy.waivables.end())
      continue;
    waivers.push_back({.participant = static_cast<std::uint32_t>(who - chunk.participants.begin()),
                       .waivable = static_cast<std::uint16_t>(what - policy.waivables.begin()),
                       .waiver = std::move(waiver)});
  }
  know_waivers(chunk, rules_of(policy), as_of, waivers);
}

void add_newly_waived(const RegisterFile::Inside& inside, const CompiledPolicy& policy, std::int64_t programme,
                      Date as_of, std::vector<ParticipantKey>& keys) {
  if (policy.waivables.empty()) return;
  Statement rows(
      inside.connection,
      "SELECT e.participant FROM waiver_event e CROSS JOIN standing_now s ON s.programme = ?1 AND s.participant "
      "= e.participant WHERE e.known_from IS NOT NULL AND e.known_from <= ?2 AND e.policy = ?3 AND "
      "(s.settled_through IS NULL OR s.settled_through < e.known_from)");
  rows.integer(1, programme).integer(2, as_of.days).text(3, policy.name);
  while (rows.step()) keys.push_back(rows.integer_at(0));
}

}  // namespace safon
