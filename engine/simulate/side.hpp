// One of the two policies, living the days of some participants in memory.
#pragma once
#include <expected>
#include <span>
#include <vector>

#include "engine/ports/chunk_decoder.hpp"
#include "engine/ports/record_source.hpp"
#include "engine/simulate/simulate.hpp"

namespace safon::side_by_side {

class Side {
 public:
  /// All outlive it.
  Side(const CompiledPolicy& policy, RecordSource& source, const SimulateOptions& options);

  /// Another some participants: none has lived anything yet.
  void begin(std::size_t participants);
  /// These participants in a programme through the as-of day, and on to the last day that is looked at. Programmes come
  /// in the order of the policy.
  [[nodiscard]] std::expected<void, RegisterError> live(std::uint16_t programme, std::span<const ParticipantKey> keys);

  /// As of the day, and so far ahead, of the programme that was lived last; by participant.
  [[nodiscard]] const std::vector<ProgressState>& now(std::uint16_t programme) const { return now_[programme]; }
  [[nodiscard]] const std::vector<ProgressState>& later(std::uint16_t programme) const { return later_[programme]; }
  [[nodiscard]] const Chunk& chunk() const { return chunk_; }
  [[nodiscard]] const CompiledPolicy& policy() const { return policy_; }

  /// Answers the plan for everybody on the as-of day, where they stand then in all programmes. Rows are those of the
  /// batch: see rows().
  const Run& ask_everybody();
  /// The same of the programme that was lived last, each on a day of their own: where they had held the first
  /// `held[p]` statuses only. By participant.
  const Run& ask_each(std::uint16_t programme, std::span<const std::int32_t> days, std::span<const std::size_t> held);
  /// The row of each participant; no_row where nothing is known of them.
  [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return rows_; }

 private:
  [[nodiscard]] std::expected<void, RegisterError> read_elsewhere(std::uint16_t programme);
  void step(std::uint16_t programme, Date to, bool rules_changed, std::vector<ProgressState>& states);

  const CompiledPolicy& policy_;
  RecordSource& source_;
  const SimulateOptions& options_;
  ChunkDecoder decoder_;
  RecordBatch batch_;
  Run run_;
  Chunk chunk_;
  std::vector<std::vector<ProgressState>> now_, later_;  // by programme
  std::vector<HeldElsewhere> lived_;                     // what the days lived here brought, in all programmes
  std::vector<HeldElsewhere> elsewhere_;  // what the programme at hand asks of others: recorded, and lived
  std::vector<std::uint32_t> rows_;
};

}  // namespace safon::side_by_side
