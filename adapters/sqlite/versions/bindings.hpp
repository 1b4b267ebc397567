// Which version of a policy each participant is under, where versions are not for everyone: recorded with the reason.
#pragma once
#include <unordered_map>

#include "adapters/sqlite/queries/queries.hpp"

namespace safon {

struct Binding {
  ParticipantKey participant = 0;
  std::int64_t policy = 0;  // PolicyRow::key
  Date entered;             // the day that decided
  Date from;                // since when they are under it
  std::string reason;
};

/// The latest of each participant in a programme, by participant.
[[nodiscard]] Answered<std::unordered_map<ParticipantKey, Binding>> bindings(RegisterFile& in, std::string_view policy,
                                                                             std::string_view programme);
/// All of one participant's, oldest first.
[[nodiscard]] Answered<std::vector<Binding>> bindings_of(RegisterFile& in, ParticipantKey participant,
                                                         std::string_view policy, std::string_view programme);
[[nodiscard]] Answered<void> record_bindings(RegisterFile& in, std::string_view policy, std::string_view programme,
                                             std::span<const Binding> all);

}  // namespace safon
