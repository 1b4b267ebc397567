// The ports' twin for tests: records, states and events in plain containers. Keeps the register's rules about who is
// due and which versions matter, and forgets everything when it goes.
#pragma once
#include <map>

#include "engine/ports/ledger.hpp"

namespace safon {

class InMemoryRegister final : public RecordSource, public Ledger {
 public:
  explicit InMemoryRegister(const Schema& schema) : schema_(schema) {}

  /// Participant `index` of the batch becomes a version of the record of the participant with its id.
  ParticipantKey add_version(const RecordBatch& batch, std::size_t index, Date known_from, std::string council = {});

  struct Entry {
    Event event;  // participant and version are as they were in the chunk
    ParticipantKey participant = 0;
    VersionKey version = 0;
    std::uint64_t sequence = 0;  // of the state that it led to
  };
  [[nodiscard]] const std::vector<Entry>& events() const { return events_; }

  std::expected<std::vector<ParticipantKey>, RegisterError> participants(const CompiledPolicy& policy,
                                                                         std::uint16_t programme, Date as_of,
                                                                         Who who) override;
  std::expected<void, RegisterError> read(const CompiledPolicy& policy, std::uint16_t programme, Date as_of,
                                          Versions versions, std::span<const ParticipantKey> keys,
                                          Chunk& chunk) override;
  std::expected<void, RegisterError> elsewhere(const CompiledPolicy& policy, std::span<const std::uint16_t> programmes,
                                               std::span<const AskedAbout> about,
                                               std::vector<HeldElsewhere>& held) override;
  std::expected<const Schema*, RegisterError> schema(SchemaKey) override { return &schema_; }

  std::expected<RunKey, RegisterError> begin_run(const RunInfo& info) override;
  std::expected<SoFar, RegisterError> so_far(RunKey) override { return SoFar{}; }
  std::expected<std::vector<ParticipantKey>, RegisterError> settle(RunKey run, std::uint16_t programme,
                                                                   const Chunk& before, std::span<const Event> events,
                                                                   std::span<const ProgressState> after) override;
  std::expected<void, RegisterError> end_run(RunKey run, const RunCounts& counts, const std::string& finished) override;
  std::expected<void, RegisterError> decide(const CompiledPolicy& policy, std::uint16_t programme, const Chunk& before,
                                            std::span<const Event> events, const ProgressState& after) override;

 private:
  struct Version {
    VersionKey key;
    Date known_from;
    Bytes document;
  };
  struct Standing {
    ProgressState state;
    std::uint64_t sequence = 0;
    const CompiledPolicy* policy = nullptr;
    bool woken = false;  // another programme that this one asks has moved
  };
  struct Participant {
    std::string id, council;
    std::vector<Version> versions;  // by known_from, then age
    std::map<std::uint16_t, Standing> standings;
  };
  bool settle_one(const CompiledPolicy& policy, std::uint16_t programme, const Chunk& before, std::size_t index,
                  std::span<const Event> events, const ProgressState& after);

  const Schema& schema_;
  std::vector<Participant> participants_;  // by key, from 1
  std::vector<Entry> events_;
  std::vector<const CompiledPolicy*> runs_;  // by key, from 1
  VersionKey versions_ = 0;
  std::uint64_t settlements_ = 0;
};

}  // namespace safon
