// Participants' days lived again from their facts alone, without any knowledge of the nights that were run.
#pragma once
#include <expected>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/plan/compiled_policy.hpp"
#include "engine/ports/chunk_decoder.hpp"
#include "engine/ports/record_source.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// Days under one policy text, up to and with `through`, and the officer's decision that followed on that day.
struct Stretch {
  const CompiledPolicy* policy = nullptr;  // outlives Afresh
  std::uint16_t programme = 0;             // in that policy
  Date through;
  std::optional<Decision> decision;
};

class Afresh {
 public:
  explicit Afresh(RecordSource& source);
  ~Afresh();

  /// The states of these participants, who ascend, after the same stretches, in the indices of the last one's policy.
  /// With a decision, there is one participant. Fault `invalid` when the decision cannot be taken.
  [[nodiscard]] std::expected<std::vector<ProgressState>, RegisterError> live(std::span<const ParticipantKey> keys,
                                                                              std::span<const Stretch> stretches);

 private:
  struct Rules;
  Rules& rules_of(const CompiledPolicy& policy);

  RecordSource& source_;
  std::map<const CompiledPolicy*, std::unique_ptr<Rules>> rules_;
  Chunk chunk_;
};

/// What the two differ in, or nothing: "is recorded as `inducted` since 2026-03-01, where the facts give `enrolled`
/// since 2026-01-10". Up to when they were evaluated and when to look again makes no difference.
[[nodiscard]] std::string difference(const Programme& programme, const ProgressState& recorded,
                                     const ProgressState& afresh);

/// Of all versions, those that ProgressInput wants for these states.
[[nodiscard]] std::vector<RecordVersion> versions_that_matter(std::span<const RecordVersion> all,
                                                              std::span<const ProgressState> states);

}  // namespace safon
