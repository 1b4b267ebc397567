// Waivers, put beside the records of a chunk, as engine/ports/placements.hpp does with places.
#pragma once
#include <span>

#include "engine/ports/record_source.hpp"
#include "engine/waiver/life.hpp"

namespace safon {

struct ParticipantWaiver {
  std::uint32_t participant = 0;  // index into the chunk
  std::uint16_t waivable = 0;     // index into CompiledPolicy::waivables
  Waiver waiver;
};

/// Fills Chunk::waived for the waivable requirements, whose texts `rules` names, and adds versions where
/// something about a waiver became known between two. `waivers` are by participant.
void know_waivers(Chunk& chunk, std::span<const std::string> rules, Date as_of,
                  std::span<const ParticipantWaiver> waivers);

}  // namespace safon
