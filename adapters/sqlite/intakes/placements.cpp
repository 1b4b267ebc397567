#include "adapters/sqlite/intakes/placements.hpp"

#include <algorithm>

#include "engine/ports/placements.hpp"

namespace safon {

using sql::Statement;

void add_placements(const RegisterFile::Inside& inside, const CompiledPolicy& policy, Date as_of, Chunk& chunk) {
  if (policy.intakes.empty()) return;
  std::vector<Placement> placements;
  if (!chunk.participants.empty()) {
    Statement rows(inside.connection,
                   "SELECT participant, intake, effective, known_from FROM intake_event WHERE known_from IS NOT NULL "
                   "AND participant BETWEEN ? AND ? AND policy = ? ORDER BY participant, known_from, key");
    rows.integer(1, chunk.participants.front().key).integer(2, chunk.participants.back().key).text(3, policy.name);
    while (rows.step()) {
      const auto who = std::ranges::lower_bound(chunk.participants, rows.integer_at(0), {}, &ChunkParticipant::key);
      const auto intake = std::ranges::find(policy.intakes, rows.text_at(1), &Intake::name);
      if (who == chunk.participants.end() || who->key != rows.integer_at(0) || intake == policy.intakes.end()) continue;
      placements.push_back({.participant = static_cast<std::uint32_t>(who - chunk.participants.begin()),
                            .intake = static_cast<std::uint16_t>(intake - policy.intakes.begin()),
                            .since = rows.date_at(2),
                            .known_from = {static_cast<std::int32_t>(rows.integer_at(3))}});
    }
  }
  know_placements(chunk, policy.intakes.size(), as_of, placements);
}

}  // namespace safon
