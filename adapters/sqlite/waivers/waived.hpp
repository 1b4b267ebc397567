// What conditions see of waivers: for whom one holds.
#pragma once
#include "adapters/sqlite/inside.hpp"
#include "engine/ports/record_source.hpp"

namespace safon {

/// Fills Chunk::waived with the waivers of the policy's requirements, as far as they are known by `as_of`.
void add_waivers(const RegisterFile::Inside& inside, const CompiledPolicy& policy, Date as_of, Chunk& chunk);

}  // namespace safon
