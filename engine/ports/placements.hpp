// Places in intakes, put beside the records of a chunk. A place is something that is learnt about somebody: from the
// day after it was given it is known, as a newer version of the record would be that differs in nothing else.
#pragma once
#include <span>
#include <vector>

#include "engine/ports/record_source.hpp"

namespace safon {

struct Placement {
  std::uint32_t participant = 0;  // index into the chunk
  std::uint16_t intake = 0;       // index into CompiledPolicy::intakes
  Date since, known_from;
};

/// Fills Chunk::placed for `intakes` intakes, and adds versions where a place became known between two. `placements`
/// are by participant, then known_from; those that are known after `as_of` are passed over.
void know_placements(Chunk& chunk, std::size_t intakes, Date as_of, std::span<const Placement> placements);

}  // namespace safon
