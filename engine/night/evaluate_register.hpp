// Holds everyone who is due against a policy: from the source of records to the ledger, some participants at a time.
#pragma once
#include <array>
#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "engine/intake/event.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/ports/ledger.hpp"
#include "engine/ports/record_source.hpp"

namespace safon {

inline constexpr std::size_t participants_in_a_chunk = 2048;

/// One event with the names that reports need; lives as long as the call that hands it over.
struct SettledEvent {
  const Event& event;
  const ChunkParticipant& participant;
  const Programme& programme;
};

/// An `always` that does not hold for somebody on the as-of day.
struct BrokenProperty {
  std::uint16_t property = 0;  // index into CompiledPolicy::properties
  std::string participant;     // id
};

struct EvaluateOptions {
  Date as_of;
  Who who = Who::due;
  bool dry_run = false;                           // everything but writing
  std::size_t at_once = participants_in_a_chunk;  // settled in one transaction
  std::function<std::string()> time;              // for the journal of runs: there is no clock in here
  std::function<void(std::size_t done, std::size_t of)> progress;
  std::function<void(const SettledEvent&)> on_event;
  /// When everybody is settled through the day, before the run ends; not in a dry run.
  std::function<std::expected<void, RegisterError>(RunKey)> before_end;
};

/// What a day brought to an intake.
struct IntakeBrought {
  std::uint16_t intake = 0;  // index into CompiledPolicy::intakes
  Date on;
  std::string allocated;                                  // what its allocation came to; empty: it was before
  std::array<std::uint64_t, intake_event_kinds> count{};  // of people, by IntakeEventKind
};

struct EvaluateReport {
  RunCounts counts;
  std::vector<IntakeBrought> intakes;  // by day, then as the policy has them
  std::vector<BrokenProperty> broken;
  std::uint64_t to_audit = 0;  // automatic changes that were chosen, by whoever draws them when everybody is settled
};

[[nodiscard]] std::expected<EvaluateReport, RegisterError> evaluate_register(const CompiledPolicy& policy,
                                                                             RecordSource& source, Ledger& ledger,
                                                                             const EvaluateOptions& options);

}  // namespace safon
