// What conditions see of waivers: for whom one holds, and of whom something about one became known that nobody has
// looked at yet.
#pragma once
#include <vector>

#include "adapters/sqlite/inside.hpp"
#include "engine/ports/record_source.hpp"

namespace safon {

/// Fills Chunk::waived with the waivers of the policy's requirements, as far as they are known by `as_of`.
void add_waivers(const RegisterFile::Inside& inside, const CompiledPolicy& policy, Date as_of, Chunk& chunk);

/// Appends those of whom something about a waiver became known since the programme was settled, in any order.
void add_newly_waived(const RegisterFile::Inside& inside, const CompiledPolicy& policy, std::int64_t programme,
                      Date as_of, std::vector<ParticipantKey>& keys);

}  // namespace safon
