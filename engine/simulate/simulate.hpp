// A draft of a policy against everybody in a register, in memory: nothing is written.
#pragma once
#include <cstdint>
#include <expected>
#include <functional>

#include "engine/night/evaluate_register.hpp"
#include "engine/ports/record_source.hpp"
#include "engine/simulate/simulation.hpp"

namespace safon {

struct SimulateOptions {
  Date as_of;  // from what is recorded: a day that is not settled yet
  Date until;  // not before as_of: so far ahead it is looked how people go on if nothing new comes in
  /// As if each policy had always been in force, the draft for as long as the other: from the facts alone, without
  /// officers' decisions and places in intakes. Else from what is recorded, as if the draft were put in force on the
  /// next day.
  bool from_start = false;
  std::size_t samples = 5;  // of each effect in each programme
  std::int64_t seed = 1;    // which ones: the same for the same seed
  std::size_t at_once = participants_in_a_chunk;
  std::function<void(std::size_t done, std::size_t of)> progress;
  /// Everybody whom the draft touches, by key, then programme; with the programme as it is filled so far.
  std::function<void(const Affected&, const SimulatedProgramme&)> on_affected;
};

/// `current` and `draft` are versions of one policy: programmes, statuses and requirements are the same where their
/// names are. Memory does not grow with the register but for its keys.
[[nodiscard]] std::expected<Simulation, RegisterError> simulate(const CompiledPolicy& current,
                                                                const CompiledPolicy& draft, RecordSource& source,
                                                                const SimulateOptions& options);

}  // namespace safon
