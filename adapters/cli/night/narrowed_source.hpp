// A source of records seen as if it had only some of its participants: whoever narrows it says whom.
#pragma once
#include "engine/ports/record_source.hpp"

namespace safon {

class NarrowedSource : public RecordSource {
 public:
  explicit NarrowedSource(RecordSource& all) : all_(all) {}

  std::expected<void, RegisterError> read(const CompiledPolicy& policy, std::uint16_t programme, Date as_of,
                                          Versions versions, std::span<const ParticipantKey> keys,
                                          Chunk& chunk) override {
    return all_.read(policy, programme, as_of, versions, keys, chunk);
  }
  std::expected<void, RegisterError> elsewhere(const CompiledPolicy& policy, std::span<const std::uint16_t> programmes,
                                               std::span<const AskedAbout> about,
                                               std::vector<HeldElsewhere>& held) override {
    return all_.elsewhere(policy, programmes, about, held);
  }
  std::expected<const Schema*, RegisterError> schema(SchemaKey key) override { return all_.schema(key); }

 protected:
  RecordSource& all_;
};

}  // namespace safon
