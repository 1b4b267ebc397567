#include "engine/night/newest_rows.hpp"

namespace safon {

std::vector<std::uint32_t> newest_rows(const Chunk& chunk, Date day) {
  std::vector<std::uint32_t> rows(chunk.participants.size(), no_row);
  for (const auto& version : chunk.versions)
    if (version.known_from <= day) rows[version.participant] = version.row;
  return rows;
}

}  // namespace safon
