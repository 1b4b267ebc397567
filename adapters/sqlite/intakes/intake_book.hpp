// The intakes of a register: appended to its ledger, in a chain of their own.
#pragma once
#include "adapters/sqlite/register.hpp"
#include "engine/ports/intake_book.hpp"

namespace safon {

class RegisterIntakes final : public IntakeBook {
 public:
  explicit RegisterIntakes(RegisterFile& in) : in_(in) {}

  std::expected<std::vector<IntakeEvent>, RegisterError> events(const CompiledPolicy& policy,
                                                                std::uint16_t intake) override;
  std::expected<void, RegisterError> append(const CompiledPolicy& policy, std::uint16_t intake,
                                            std::optional<RunKey> run, std::size_t seen,
                                            std::span<const IntakeEvent> events) override;
  std::expected<std::optional<Date>, RegisterError> finished(const CompiledPolicy& policy) override;
  std::expected<std::optional<Date>, RegisterError> first_known() override;
  std::expected<std::string, RegisterError> council_of(VersionKey version) override;

 private:
  RegisterFile& in_;
};

}  // namespace safon
