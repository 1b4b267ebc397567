// What conditions see of intakes: who has a place, and who has one that nobody has looked at yet.
#pragma once
#include <vector>

#include "adapters/sqlite/inside.hpp"
#include "engine/ports/record_source.hpp"

namespace safon {

/// Fills Chunk::placed with the places of the policy's intakes that are known by `as_of`.
void add_placements(const RegisterFile::Inside& inside, const CompiledPolicy& policy, Date as_of, Chunk& chunk);

/// Appends those whose place became known since the programme was settled, in any order.
void add_newly_placed(const RegisterFile::Inside& inside, const CompiledPolicy& policy, std::int64_t programme,
                      Date as_of, std::vector<ParticipantKey>& keys);

}  // namespace safon
