#include "engine/report/circulation.hpp"

#include <algorithm>

namespace safon {

Circulation::Circulation(std::size_t rows, std::size_t columns) : nodes_(2 + rows + columns) {
  // `gives` is where the total column's sum comes from, `takes` where the total row's goes to.
  constexpr std::uint32_t gives = 0, takes = 1;
  const bool list = columns == 0;
  for (std::size_t r = 0; r <= rows; ++r)
    for (std::size_t c = 0; c <= columns; ++c) {
      const auto row = std::uint32_t(2 + r), column = std::uint32_t(2 + rows + c);
      const bool row_total = c == columns, column_total = r == rows;
      if (row_total && column_total)
        edges_.push_back({takes, gives});
      else if (row_total)
        edges_.push_back({gives, list ? takes : row});
      else if (column_total)
        edges_.push_back({column, takes});
      else
        edges_.push_back({row, column});
    }
  at_.resize(nodes_);
  for (std::size_t e = 0; e < edges_.size(); ++e)
    for (const auto node : {edges_[e].from, edges_[e].to}) at_[node].push_back(e);
}

std::uint64_t Circulation::room(std::span<const std::uint64_t> now, std::span<const std::uint64_t> most,
                                const std::vector<bool>& hidden, std::size_t cell, bool grow,
                                std::uint64_t wanted) const {
  const std::uint64_t limit = std::min(wanted, grow ? most[cell] - now[cell] : now[cell]);
  std::vector<std::uint64_t> moved(now.begin(), now.end());
  const std::uint32_t source = grow ? edges_[cell].to : edges_[cell].from;
  const std::uint32_t target = grow ? edges_[cell].from : edges_[cell].to;
  std::uint64_t sent = 0;
  while (sent < limit) {
    // The shortest way from source to target along which something can still be moved.
    struct Step {
      std::size_t cell = SIZE_MAX;
      std::uint64_t amount = 0;
      bool grows = false, reached = false;
    };
    std::vector<Step> steps(nodes_);
    std::vector<std::uint32_t> open{source};
    steps[source] = {.amount = limit - sent, .reached = true};
    for (std::size_t i = 0; i < open.size() && !steps[target].reached; ++i)
      for (const auto e : at_[open[i]]) {
        if (!hidden[e] || e == cell) continue;
        const auto [from, to] = edges_[e];
        const bool grows = from == open[i];
        const std::uint64_t can = grows ? most[e] - moved[e] : moved[e];
        const std::uint32_t next = grows ? to : from;
        if (can == 0 || steps[next].reached) continue;
        steps[next] = {e, std::min(can, steps[open[i]].amount), grows, true};
        open.push_back(next);
      }
    if (!steps[target].reached) break;
    const auto amount = steps[target].amount;
    for (std::uint32_t at = target; at != source;) {
      const auto& step = steps[at];
      if (step.grows)
        moved[step.cell] += amount;
      else
        moved[step.cell] -= amount;
      at = step.grows ? edges_[step.cell].from : edges_[step.cell].to;
    }
    sent += amount;
  }
  return sent;
}

std::vector<std::size_t> Circulation::cheapest_round(std::size_t cell,
                                                     const std::function<std::uint64_t(std::size_t)>& cost) const {
  struct Reached {
    std::uint64_t cost = UINT64_MAX;
    std::size_t by = SIZE_MAX;
    std::uint32_t before = 0;
    bool settled = false;
  };
  std::vector<Reached> reached(nodes_);
  const auto [target, source] = edges_[cell];
  reached[source].cost = 0;
  for (;;) {
    std::size_t nearest = SIZE_MAX;
    for (std::size_t n = 0; n < nodes_; ++n)
      if (!reached[n].settled && reached[n].cost != UINT64_MAX &&
          (nearest == SIZE_MAX || reached[n].cost < reached[nearest].cost))
        nearest = n;
    if (nearest == SIZE_MAX || nearest == target) break;
    reached[nearest].settled = true;
    for (const auto e : at_[nearest]) {
      if (e == cell) continue;
      auto& next = reached[edges_[e].from == nearest ? edges_[e].to : edges_[e].from];
      const auto sum = reached[nearest].cost + cost(e);
      if (sum < next.cost) next = {.cost = sum, .by = e, .before = std::uint32_t(nearest), .settled = next.settled};
    }
  }
  std::vector<std::size_t> round;
  for (std::uint32_t at = target; at != source && reached[at].by != SIZE_MAX; at = reached[at].before)
    round.push_back(reached[at].by);
  return round;
}

}  // namespace safon
