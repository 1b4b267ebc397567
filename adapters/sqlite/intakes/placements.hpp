// What conditions see of intakes: who has a place.
#pragma once
#include "adapters/sqlite/inside.hpp"
#include "engine/ports/record_source.hpp"

namespace safon {

/// Fills Chunk::placed with the places of the policy's intakes that are known by `as_of`.
void add_placements(const RegisterFile::Inside& inside, const CompiledPolicy& policy, Date as_of, Chunk& chunk);

}  // namespace safon
