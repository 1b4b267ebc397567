// A register seen as if one council had it: nobody else is due.
#pragma once
#include <algorithm>

#include "adapters/cli/night/narrowed_source.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {

class CouncilSource final : public NarrowedSource {
 public:
  CouncilSource(RegisterFile& all, std::string council) : NarrowedSource(all), in_(all), council_(std::move(council)) {}

  std::expected<std::vector<ParticipantKey>, RegisterError> participants(const CompiledPolicy& policy,
                                                                         std::uint16_t programme, Date as_of,
                                                                         Who who) override {
    auto due = all_.participants(policy, programme, as_of, who);
    if (!due) return due;
    auto theirs = participants_of_council(in_, council_);
    if (!theirs) return theirs;
    std::vector<ParticipantKey> both;
    std::ranges::set_intersection(*due, *theirs, std::back_inserter(both));
    return both;
  }

 private:
  RegisterFile& in_;
  std::string council_;
};

}  // namespace safon
