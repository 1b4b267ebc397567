#include "engine/pool/fill.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace safon::pool {
namespace {

std::int64_t needed(std::span<const std::uint16_t> needs, Members members) {
  std::int64_t sum = 0;
  for (std::size_t m = 0; m < needs.size(); ++m)
    if (members >> m & 1) sum += needs[m];
  return sum;
}

// The items that may count for at least one of the members.
std::int64_t items_for(const Supply& supply, Members members) {
  std::int64_t items = 0;
  for (std::size_t kind = 1; kind < supply.size(); ++kind)
    if (kind & members) items += supply[kind];
  return items;
}

Members first_members(std::size_t count) {
  return static_cast<Members>((1U << count) - 1);
}

Supply supply_of(std::span<const Members> items) {
  Supply supply{};
  for (const Members item : items) ++supply[item];
  return supply;
}

}  // namespace

// By König: some members are the bottleneck, who get all there is for them; the others get all that they need.
std::int64_t most_given(const Supply& supply, std::span<const std::uint16_t> needs, Members members) {
  assert(needs.size() <= most_members);
  std::int64_t most = INT64_MAX;
  Members bottleneck = members;
  for (;;) {
    const auto others = static_cast<Members>(members & ~bottleneck);
    most = std::min(most, items_for(supply, bottleneck) + needed(needs, others));
    if (bottleneck == 0) return most;
    bottleneck = static_cast<Members>((bottleneck - 1) & members);
  }
}

bool is_filled(const Supply& supply, std::span<const std::uint16_t> needs, std::size_t member) {
  return most_given(supply, needs, first_members(member + 1)) ==
         most_given(supply, needs, first_members(member)) + needs[member];
}

Members competing(const Supply& supply, std::span<const std::uint16_t> needs, std::size_t member) {
  if (is_filled(supply, needs, member)) return 0;
  Members fewest = 0;
  const Members all = first_members(member + 1);
  for (Members some = all; some != 0; some = static_cast<Members>((some - 1) & all)) {
    if ((some >> member & 1) == 0 || items_for(supply, some) >= needed(needs, some)) continue;
    // Going down, the one whose members come first comes last.
    if (fewest == 0 || std::popcount(some) <= std::popcount(fewest)) fewest = some;
  }
  return fewest;
}

std::vector<std::uint8_t> assign(std::span<const Members> items, std::span<const std::uint16_t> needs) {
  Supply left = supply_of(items);
  std::vector<std::uint16_t> open(needs.size());
  std::int64_t before = 0;
  for (std::size_t m = 0; m < needs.size(); ++m) {
    const std::int64_t now = most_given(left, needs, first_members(m + 1));
    open[m] = static_cast<std::uint16_t>(now - before);
    before = now;
  }
  const Members all = first_members(needs.size());
  std::vector<std::uint8_t> given(items.size(), for_nobody);
  for (std::size_t i = 0; i < items.size(); ++i) {
    --left[items[i]];
    for (std::size_t m = 0; m < needs.size() && given[i] == for_nobody; ++m) {
      if ((items[i] >> m & 1) == 0 || open[m] == 0) continue;
      --open[m];
      if (most_given(left, open, all) == needed(open, all))
        given[i] = static_cast<std::uint8_t>(m);
      else
        ++open[m];
    }
  }
  return given;
}

}  // namespace safon::pool
