// The port of intakes: what was appended about them, and the little that giving out places asks of a register.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/intake/event.hpp"
#include "engine/ports/ledger.hpp"

namespace safon {

class IntakeBook {
 public:
  virtual ~IntakeBook() = default;

  /// All about one intake of this policy's name, oldest first.
  [[nodiscard]] virtual std::expected<std::vector<IntakeEvent>, RegisterError> events(const CompiledPolicy& policy,
                                                                                      std::uint16_t intake) = 0;
  /// Appends, in one transaction. Gives places their `known_from`: no day that is settled is looked at again. `run`:
  /// none for an answer. Fault `stale` when there are not `seen` events about the intake any more: read them again.
  [[nodiscard]] virtual std::expected<void, RegisterError> append(const CompiledPolicy& policy, std::uint16_t intake,
                                                                  std::optional<RunKey> run, std::size_t seen,
                                                                  std::span<const IntakeEvent> events) = 0;
  /// The latest day that a run by a policy of this name has finished; none yet.
  [[nodiscard]] virtual std::expected<std::optional<Date>, RegisterError> finished(const CompiledPolicy& policy) = 0;
  /// The first day from which anything is known of anybody; none yet.
  [[nodiscard]] virtual std::expected<std::optional<Date>, RegisterError> first_known() = 0;
  /// The council whose return brought this version.
  [[nodiscard]] virtual std::expected<std::string, RegisterError> council_of(VersionKey version) = 0;
};

}  // namespace safon
