#include "engine/audit/sample.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "engine/intake/rank.hpp"

namespace safon {
namespace {

/// What the lots of a stratum are drawn for. Its numbers are in it, so that another share draws other lots.
std::string text_of(const Stratum& stratum) {
  std::string text = "audit";
  for (const auto* part : {&stratum.policy, &stratum.programme, &stratum.transition, &stratum.council})
    text += '\n' + *part;
  return text + '\n' + std::to_string(stratum.share) + " in " + std::to_string(stratum.among);
}

}  // namespace

std::vector<bool> block_of(const Stratum& stratum, std::uint64_t block) {
  const auto among = static_cast<std::size_t>(stratum.among);
  const std::string text = text_of(stratum);
  std::vector<std::uint64_t> lots(among);
  for (std::size_t place = 0; place < among; ++place)
    lots[place] = lot(stratum.seed, text, std::to_string(block) + "\n" + std::to_string(place));
  std::vector<std::size_t> order(among);
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](std::size_t place) { return std::pair(lots[place], place); });
  std::vector<bool> drawn(among);
  for (std::size_t i = 0; i < static_cast<std::size_t>(stratum.share) && i < among; ++i) drawn[order[i]] = true;
  return drawn;
}

AuditDraw draw_audit(std::vector<AutomaticChange> changes, const std::function<StratumCount(const Stratum&)>& before) {
  // Within a day by lot: neither the order of the ids nor that in which the nights came to people matters.
  std::vector<std::pair<std::uint64_t, AutomaticChange>> ordered;
  ordered.reserve(changes.size());
  for (AutomaticChange& each : changes) {
    const std::uint64_t own = lot(each.stratum.seed, text_of(each.stratum), each.id + "\n" + to_iso(each.on));
    ordered.emplace_back(own, std::move(each));
  }
  std::ranges::sort(ordered, {}, [](const auto& each) {
    const auto& [own, change] = each;
    return std::tie(change.stratum, change.on, own, change.id, change.event);
  });
  AuditDraw out;
  std::vector<bool> block;
  for (auto& [own, change] : ordered) {
    if (out.counts.empty() || out.counts.back().stratum != change.stratum) {
      out.counts.push_back(before(change.stratum));
      block.clear();
    }
    StratumCount& count = out.counts.back();
    const auto among = static_cast<std::uint64_t>(change.stratum.among);
    if (block.empty() || count.changes % among == 0) block = block_of(change.stratum, count.changes / among);
    const bool drawn = block[count.changes % among];
    ++count.changes;
    if (!drawn) continue;
    ++count.drawn;
    out.drawn.push_back({.change = std::move(change), .number = count.changes});
  }
  std::ranges::sort(out.drawn, {},
                    [](const DrawnChange& each) { return std::tie(each.change.on, each.change.stratum, each.number); });
  return out;
}

}  // namespace safon
