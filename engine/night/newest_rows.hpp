// Which row of a chunk's batch speaks for each participant.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/ports/record_source.hpp"

namespace safon {

inline constexpr std::uint32_t no_row = UINT32_MAX;

/// The row of the newest version of each participant that is known by the day; no_row where none is.
[[nodiscard]] std::vector<std::uint32_t> newest_rows(const Chunk& chunk, Date day);

}  // namespace safon
