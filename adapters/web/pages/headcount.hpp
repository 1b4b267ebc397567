// How many hold which status, out of what the register counts.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "adapters/sqlite/queries/queries.hpp"

namespace safon::web {

/// Of these councils; of all where there is none.
[[nodiscard]] inline std::uint64_t headcount(const std::vector<FunnelRow>& rows, const std::string& programme,
                                             const std::string& status, const std::vector<std::string>& councils) {
  std::uint64_t count = 0;
  for (const auto& row : rows)
    if (row.programme == programme && row.status == status &&
        (councils.empty() || std::ranges::find(councils, row.council) != councils.end()))
      count += row.participants;
  return count;
}

}  // namespace safon::web
