// The port through which results go out: atomic batches of events with the states that they lead to.
#pragma once
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "engine/ports/record_source.hpp"

namespace safon {

using RunKey = std::int64_t;

/// No clock in here: the caller says what time it is, in any wording ("2026-11-22T02:00:00Z").
struct RunInfo {
  const CompiledPolicy* policy = nullptr;
  Date as_of;
  std::string started;
};

/// People are counted once, in however many programmes they take part.
struct RunCounts {
  std::uint64_t participants = 0, events = 0, status_changes = 0, cases_opened = 0, cases_overdue = 0;
  std::uint64_t cases_escalated = 0;  // once for each level
  std::uint64_t reviews_opened = 0, stopped = 0;
  bool operator==(const RunCounts&) const = default;
  RunCounts& operator+=(const RunCounts& other) {
    participants += other.participants, events += other.events, status_changes += other.status_changes;
    cases_opened += other.cases_opened, cases_overdue += other.cases_overdue;
    cases_escalated += other.cases_escalated;
    reviews_opened += other.reviews_opened, stopped += other.stopped;
    return *this;
  }
};

/// What an interrupted run had settled.
struct SoFar {
  RunCounts counts;
  std::vector<ParticipantKey> participants;  // as many as `counts` says, ascending
};

class Ledger {
 public:
  virtual ~Ledger() = default;

  /// From here on the as-of date counts as evaluated: what comes in later is known from that day on at the earliest.
  /// Where the last run was interrupted, was as of the same day and by the same policy text, it is taken up again.
  /// Fault `busy` while somebody else's run goes on.
  [[nodiscard]] virtual std::expected<RunKey, RegisterError> begin_run(const RunInfo& info) = 0;

  /// What an interrupted run that was taken up again had settled before; end_run() adds it by itself.
  [[nodiscard]] virtual std::expected<SoFar, RegisterError> so_far(RunKey run) = 0;

  /// Writes what became of a chunk, in one transaction: `events` as progress() gave them for it (participant and
  /// version are indices into the chunk), `after` its states. Participants whose state was changed by somebody else
  /// since the chunk was read are left out and named in the answer: read and evaluate them again.
  [[nodiscard]] virtual std::expected<std::vector<ParticipantKey>, RegisterError> settle(
      RunKey run, std::uint16_t programme, const Chunk& before, std::span<const Event> events,
      std::span<const ProgressState> after) = 0;

  /// A run that was begun and never ended was interrupted; what it settled stands.
  [[nodiscard]] virtual std::expected<void, RegisterError> end_run(RunKey run, const RunCounts& counts,
                                                                   const std::string& finished) = 0;

  /// An officer's decision about the only participant of `before`, as decide() gave it. Fault `stale` when somebody was
  /// faster.
  [[nodiscard]] virtual std::expected<void, RegisterError> decide(const CompiledPolicy& policy, std::uint16_t programme,
                                                                  const Chunk& before, std::span<const Event> events,
                                                                  const ProgressState& after) = 0;
};

}  // namespace safon
