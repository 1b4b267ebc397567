// The register: one SQLite file that holds every fact, policy and decision, appended and never rewritten.
// docs/register.md describes the tables.
#pragma once
#include <cstdint>
#include <expected>
#include <memory>
#include <string>

#include "engine/ports/ledger.hpp"
#include "engine/ports/record_source.hpp"

namespace safon {

enum class OpenMode : std::uint8_t {
  read,    // must be there; nothing is written, not even a migration
  write,   // must be there; brought to this program's version
  create,  // must not be there
  open_or_create,
};

/// One connection to a register, used by one thread at a time. One writer at a time over all processes; readers never
/// wait for it. Called a file so as not to be taken for a plan's registers.
class RegisterFile final : public RecordSource, public Ledger {
 public:
  [[nodiscard]] static std::expected<RegisterFile, RegisterError> open(const std::string& path, OpenMode mode,
                                                                       int busy_milliseconds = 5000);
  ~RegisterFile() override;
  RegisterFile(RegisterFile&&) noexcept;
  RegisterFile& operator=(RegisterFile&&) noexcept;

  // RecordSource
  std::expected<std::vector<ParticipantKey>, RegisterError> participants(const CompiledPolicy& policy,
                                                                         std::uint16_t programme, Date as_of,
                                                                         Who who) override;
  std::expected<void, RegisterError> read(const CompiledPolicy& policy, std::uint16_t programme, Date as_of,
                                          Versions versions, std::span<const ParticipantKey> keys,
                                          Chunk& chunk) override;
  std::expected<void, RegisterError> elsewhere(const CompiledPolicy& policy, std::span<const std::uint16_t> programmes,
                                               std::span<const AskedAbout> about,
                                               std::vector<HeldElsewhere>& held) override;
  std::expected<const Schema*, RegisterError> schema(SchemaKey key) override;

  // Ledger
  std::expected<RunKey, RegisterError> begin_run(const RunInfo& info) override;
  std::expected<SoFar, RegisterError> so_far(RunKey run) override;
  std::expected<std::vector<ParticipantKey>, RegisterError> settle(RunKey run, std::uint16_t programme,
                                                                   const Chunk& before, std::span<const Event> events,
                                                                   std::span<const ProgressState> after) override;
  std::expected<void, RegisterError> end_run(RunKey run, const RunCounts& counts, const std::string& finished) override;
  std::expected<void, RegisterError> decide(const CompiledPolicy& policy, std::uint16_t programme, const Chunk& before,
                                            std::span<const Event> events, const ProgressState& after) override;

  /// What the other files of this folder work on.
  struct Inside;
  [[nodiscard]] Inside& inside() const { return *inside_; }

 private:
  explicit RegisterFile(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace safon
