// The night as a page that needs nothing but itself: no scripts, nothing fetched; it prints.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "adapters/cli/night/night.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {

/// How many rows of each list stand on the page; the files beside it hold all.
inline constexpr std::size_t rows_on_the_page = 200;

struct PageFacts {
  const Night& night;
  const CompiledPolicy& policy;
  std::map<std::string, std::uint64_t> events;  // since the last night that reached its end, by kind
  std::map<std::string, std::map<std::string, std::uint64_t>> intakes;  // likewise, by intake and kind
  std::vector<LedgerEvent> moves;                                       // the first of the status changes among them
  std::vector<RejectionRow> rejections;                                 // the first
  std::uint64_t rejected = 0;                                           // all of them
  std::vector<FunnelRow> funnel;
  std::vector<RunRow> runs;  // the last ones
  OpenWork open;
};

[[nodiscard]] std::string night_page(const PageFacts& facts);

}  // namespace safon
