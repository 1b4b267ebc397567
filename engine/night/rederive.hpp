// The ledger's decisions made again: what a settlement should have brought, from the policy text that it rests on, the
// record versions that were known and the states before it.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/plan/compiled_policy.hpp"
#include "engine/ports/chunk_decoder.hpp"
#include "engine/ports/record_source.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// One settlement, as the ledger has it. States and events are in the indices of the policy.
struct Settled {
  Date as_of;                                    // of the run; of an officer's decision, its day
  bool rules_changed = false;                    // somebody here was settled under another policy text before
  bool by_officer = false;                       // the last that it brought is an officer's decision
  std::span<const ParticipantKey> participants;  // ascending
  std::uint64_t sequence = UINT64_MAX;           // of the states after it
  std::span<const std::uint64_t> sequences;      // as `participants`: of the states before
  std::span<const ProgressState> before;         // as `participants`
  std::span<const Event> events;                 // by participant (an index into `participants`), oldest first
  std::span<const VersionKey> versions;          // as `events`: the record version that each rests on
};

struct Contradiction {
  std::uint32_t participant = 0;  // index into Settled::participants
  std::string what;               // "has `case_opened` on 2026-11-01, which does not follow"
};

/// For one programme under one policy text, which outlive it.
class Rederivation {
 public:
  Rederivation(const CompiledPolicy& policy, std::uint16_t programme, RecordSource& source);

  /// One contradiction at most for each participant, the first. Wordings (of reviews and of conflicts) may differ from
  /// one version of this program to the next, so they are not compared.
  [[nodiscard]] std::expected<std::vector<Contradiction>, RegisterError> contradictions(const Settled& settled);

 private:
  const CompiledPolicy& policy_;
  std::uint16_t programme_;
  RecordSource& source_;
  ChunkDecoder decoder_;
  RecordBatch batch_;
  Run run_;
  Chunk chunk_;
};

}  // namespace safon
