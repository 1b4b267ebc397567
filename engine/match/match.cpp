#include "engine/match/match.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace safon::match {
namespace {

// What a way of pairing costs, compared in this order: who goes without; wishes that are not kept, the first one first;
// then the squares of the loads. One number holds them all, each in a place wide enough for everybody's.
using Cost = __int128;

constexpr Cost endless = std::numeric_limits<Cost>::max() / 4;

struct Edges {
  std::vector<std::size_t> first;  // by seeker: of `to`; one more at the end
  std::vector<std::uint32_t> to;
  std::vector<Cost> cost;
};

// Seekers come in one after the other, each by the cheapest way that may move those before it: after each, the pairs
// made so far are the cheapest for as many (successive shortest paths). Whoever goes without goes to the last giver,
// who has room for all and is the dearest.
class Pairing {
 public:
  explicit Pairing(const Task& task) : task_(task), given_(task.seekers, nobody), room_(task.room), has_(task.has) {
    const auto nobody_at_all = std::uint32_t(room_.size());
    room_.push_back(task.seekers);
    load_.resize(room_.size());
    has_.resize(room_.size());
    members_.resize(room_.size());
    // All the squares together grow by less than if one giver took everybody.
    const Cost most_had = *std::ranges::max_element(has_);
    const Cost base = Cost(task.seekers) * (task.seekers + 2 * most_had) + 1;
    Cost weight = base;
    std::vector<Cost> of_wish(task.wishes);
    for (std::size_t w = task.wishes; w-- > 0; weight *= Cost(task.seekers) + 1) of_wish[w] = weight;
    std::size_t at = 0;
    for (std::uint32_t s = 0; s < task.seekers; ++s) {
      edges_.first.push_back(edges_.to.size());
      for (; at < task.possible.size() && task.possible[at].seeker == s; ++at) {
        Cost cost = 0;
        for (std::size_t w = 0; w < task.wishes; ++w)
          if ((task.possible[at].wishes >> w & 1) == 0) cost += of_wish[w];
        edges_.to.push_back(task.possible[at].giver);
        edges_.cost.push_back(cost);
      }
      edges_.to.push_back(nobody_at_all);
      edges_.cost.push_back(weight);
    }
    edges_.first.push_back(edges_.to.size());
  }

  std::vector<std::uint32_t> run() {
    for (std::uint32_t s = 0; s < task_.seekers; ++s) bring_in(s);
    for (std::uint32_t& giver : given_)
      if (giver + 1 == room_.size()) giver = nobody;
    return given_;
  }

 private:
  struct Reached {
    Cost cost = endless;
    std::uint32_t by = nobody;  // the seeker that would come to the giver
  };

  [[nodiscard]] Cost cost_of(std::uint32_t seeker, std::uint32_t giver) const {
    const auto begin = edges_.to.begin() + std::ptrdiff_t(edges_.first[seeker]);
    const auto end = edges_.to.begin() + std::ptrdiff_t(edges_.first[seeker + 1]);
    return edges_.cost[std::size_t(std::lower_bound(begin, end, giver) - edges_.to.begin())];
  }

  // Over the givers, by Bellman and Ford: costs of moving somebody away are negative.
  void bring_in(std::uint32_t seeker) {
    std::vector<Reached> reached(room_.size());
    std::vector<std::uint32_t> changed;
    const auto from = [&](std::uint32_t who, Cost so_far, std::vector<std::uint32_t>& next) {
      for (std::size_t e = edges_.first[who]; e < edges_.first[who + 1]; ++e) {
        Reached& at = reached[edges_.to[e]];
        if (given_[who] == edges_.to[e] || so_far + edges_.cost[e] >= at.cost) continue;
        at = {so_far + edges_.cost[e], who};
        next.push_back(edges_.to[e]);
      }
    };
    from(seeker, 0, changed);
    while (!changed.empty()) {
      std::ranges::sort(changed);
      changed.erase(std::ranges::unique(changed).begin(), changed.end());
      std::vector<std::uint32_t> next;
      for (const std::uint32_t giver : changed)
        for (const std::uint32_t member : members_[giver])
          from(member, reached[giver].cost - cost_of(member, giver), next);
      changed = std::move(next);
    }
    std::uint32_t end = nobody;
    Cost least = endless;
    for (std::uint32_t giver = 0; giver < reached.size(); ++giver) {
      if (reached[giver].cost == endless || load_[giver] >= room_[giver]) continue;
      const bool goes_without = giver + 1 == room_.size();
      // One more makes so much of a square.
      const Cost cost = reached[giver].cost + (goes_without ? 0 : 2 * (Cost(has_[giver]) + load_[giver]) + 1);
      if (cost < least) least = cost, end = giver;
    }
    assert(end != nobody);
    ++load_[end];
    for (std::uint32_t giver = end; giver != nobody;) {
      const std::uint32_t who = reached[giver].by;
      const std::uint32_t before = given_[who];
      if (before != nobody) std::erase(members_[before], who);
      given_[who] = giver;
      members_[giver].insert(std::ranges::lower_bound(members_[giver], who), who);
      giver = before;
    }
  }

  const Task& task_;
  Edges edges_;
  std::vector<std::uint32_t> given_, room_, has_, load_;
  std::vector<std::vector<std::uint32_t>> members_;  // by giver, ascending
};

}  // namespace

std::vector<std::uint32_t> pair_off(const Task& task) {
  assert(task.wishes <= most_wishes && task.seekers <= most_seekers);
  assert(std::ranges::all_of(task.has, [](auto has) { return has <= most_seekers; }));
  return Pairing(task).run();
}

Shortage shortage(const Task& task, std::span<const std::uint32_t> given, std::uint32_t seeker) {
  std::vector<bool> of_seekers(task.seekers, false), of_givers(task.room.size(), false);
  of_seekers[seeker] = true;
  for (bool grew = true; grew;) {
    grew = false;
    for (const Possible& each : task.possible)
      if (of_seekers[each.seeker] && !of_givers[each.giver]) of_givers[each.giver] = grew = true;
    for (std::uint32_t s = 0; s < task.seekers; ++s)
      if (given[s] != nobody && of_givers[given[s]] && !of_seekers[s]) of_seekers[s] = grew = true;
  }
  Shortage found;
  for (std::uint32_t s = 0; s < task.seekers; ++s)
    if (of_seekers[s]) found.seekers.push_back(s);
  for (std::uint32_t g = 0; g < task.room.size(); ++g)
    if (of_givers[g]) found.givers.push_back(g);
  return found;
}

}  // namespace safon::match
