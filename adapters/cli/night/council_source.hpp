// A register seen as if one council had it: nobody else is due.
#pragma once
#include <algorithm>

#include "adapters/sqlite/queries/queries.hpp"

namespace safon {

class CouncilSource final : public RecordSource {
 public:
  CouncilSource(RegisterFile& all, std::string council) : all_(all), council_(std::move(council)) {}

  std::expected<std::vector<ParticipantKey>, RegisterError> participants(const CompiledPolicy& policy,
                                                                         std::uint16_t programme, Date as_of,
                                                                         Who who) override {
    auto due = all_.participants(policy, programme, as_of, who);
    if (!due) return due;
    auto theirs = participants_of_council(all_, council_);
    if (!theirs) return theirs;
    std::vector<ParticipantKey> both;
    std::ranges::set_intersection(*due, *theirs, std::back_inserter(both));
    return both;
  }
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

 private:
  RegisterFile& all_;
  std::string council_;
};

}  // namespace safon
