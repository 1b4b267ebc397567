// Candidates of the same groups are of one kind, and of one kind the first by rank goes first. So the question whether
// somebody can have a place is one about numbers of each kind, which a search with a memory answers; and a kind that
// had to go without once goes without for good, so that it is asked once for each kind and place.
#include "engine/intake/places.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>

namespace safon {
namespace {

struct GivenUp {};

/// What is left to give.
struct Left {
  std::uint32_t free = 0;
  std::vector<std::uint32_t> slack, need;  // by group: until `at_most`; until `at_least`
};

/// What the choice has to reach yet.
struct Goal {
  std::int64_t honoured = 0, people = 0;
};

/// Candidates who are in the same groups.
struct Kind {
  std::vector<std::uint32_t> groups;
  std::uint32_t there;
};

class Search {
 public:
  Search(std::span<const PlaceGroup> groups, std::uint64_t steps) : groups_(groups), steps_(steps) {
    for (std::uint32_t g = 0; g < groups.size(); ++g)
      if (groups[g].at_least > 0) needed_.push_back(g);
  }

  std::uint32_t add_kind(const std::vector<std::uint32_t>& groups) {
    kinds_.push_back({groups, 0});
    return std::uint32_t(kinds_.size() - 1);
  }
  void add_one(std::uint32_t kind) { ++kinds_[kind].there; }
  void take_one(std::uint32_t kind) { --kinds_[kind].there; }

  /// After all kinds are there.
  void look_at_kinds() {
    const auto limited = [&](std::uint32_t k) {
      return std::ranges::count_if(kinds_[k].groups, [&](auto g) { return groups_[g].at_most != unlimited; });
    };
    for (std::uint32_t k = 0; k < kinds_.size(); ++k) {
      least_limited_.push_back(k);
      const auto honoured = std::ranges::count_if(kinds_[k].groups, [&](auto g) { return groups_[g].at_least > 0; });
      most_honoured_by_one_ = std::max<std::int64_t>(most_honoured_by_one_, honoured);
    }
    std::ranges::stable_sort(least_limited_, {}, limited);
  }
  /// Whenever the numbers in the kinds have changed.
  void count() {
    const std::size_t n = kinds_.size();
    last_.assign(groups_.size(), 0);
    first_.assign(groups_.size(), n);
    people_from_.assign(n + 1, 0);
    group_from_.assign(n + 1, std::vector<std::uint32_t>(needed_.size()));
    for (std::size_t k = n; k-- > 0;) {
      people_from_[k] = people_from_[k + 1] + kinds_[k].there;
      group_from_[k] = group_from_[k + 1];
      for (const auto g : kinds_[k].groups) {
        last_[g] = std::max(last_[g], k);
        first_[g] = k;
        const auto place = std::ranges::find(needed_, g);
        if (place != needed_.end()) group_from_[k][std::size_t(place - needed_.begin())] += kinds_[k].there;
      }
    }
  }

  bool can_reach(const Left& left, Goal goal) {
    if (straight_on(left, goal)) return true;
    failed_.clear();
    return reach(0, left, goal);
  }

  /// The most that can be reached, first of guaranteed places, then of people.
  Goal best(const Left& left) {
    Goal goal;
    std::int64_t most = 0;
    for (const auto g : needed_) most += left.need[g];
    goal.honoured = most_of(most, [&](std::int64_t value) { return can_reach(left, {value, 0}); });
    goal.people = most_of(std::int64_t{std::min(left.free, people_from_[0])},
                          [&](std::int64_t value) { return can_reach(left, {goal.honoured, value}); });
    return goal;
  }

 private:
  template <class Possible>
  static std::int64_t most_of(std::int64_t most, Possible&& possible) {
    if (possible(most)) return most;
    std::int64_t least = 0;  // which is always possible
    while (most - least > 1) {
      const std::int64_t middle = least + (most - least) / 2;
      (possible(middle) ? least : most) = middle;
    }
    return least;
  }

  [[nodiscard]] std::uint32_t room(const Kind& kind, const Left& left) const {
    std::uint32_t most = std::min(kind.there, left.free);
    for (const auto g : kind.groups) most = std::min(most, left.slack[g]);
    return most;
  }
  void take(const Kind& kind, std::uint32_t some, Left& left, Goal& goal) const {
    left.free -= some;
    goal.people -= some;
    for (const auto g : kind.groups) {
      if (left.slack[g] != unlimited) left.slack[g] -= some;
      const std::uint32_t honoured = std::min(left.need[g], some);
      left.need[g] -= honoured;
      goal.honoured -= honoured;
    }
  }

  /// Mostly it is enough to fill what is guaranteed, then the rest, with those first who are limited least.
  [[nodiscard]] bool straight_on(Left left, Goal goal) const {
    std::vector<std::uint32_t> rest;
    for (std::uint32_t k = 0; k < kinds_.size(); ++k) rest.push_back(kinds_[k].there);
    const auto take_some = [&](std::size_t k, std::uint32_t most) {
      const Kind those{kinds_[k].groups, rest[k]};
      const std::uint32_t some = std::min(most, room(those, left));
      take(those, some, left, goal);
      rest[k] -= some;
    };
    for (const auto g : needed_)
      for (const auto k : least_limited_)
        if (left.need[g] > 0 && std::ranges::binary_search(kinds_[k].groups, g)) take_some(k, left.need[g]);
    for (const auto k : least_limited_)
      if (goal.people > 0) take_some(k, unlimited);
    return goal.honoured <= 0 && goal.people <= 0;
  }

  bool reach(std::size_t k, const Left& left, Goal goal) {
    if (goal.honoured <= 0 && goal.people <= 0) return true;
    if (k == kinds_.size() || goal.people > std::min(left.free, people_from_[k])) return false;
    std::int64_t could_be_honoured = 0;
    for (std::size_t i = 0; i < needed_.size(); ++i)
      could_be_honoured += std::min(left.need[needed_[i]], group_from_[k][i]);
    if (goal.honoured > std::min(could_be_honoured, std::int64_t{left.free} * most_honoured_by_one_)) return false;
    const std::string here = state(k, left, goal);
    if (failed_.contains(here)) return false;
    if (steps_ == 0) throw GivenUp{};
    --steps_;

    const Kind& kind = kinds_[k];
    const bool wanted = goal.people > 0 || std::ranges::any_of(kind.groups, [&](auto g) { return left.need[g] > 0; });
    for (std::uint32_t some = wanted ? room(kind, left) : 0;; --some) {
      Left then = left;
      Goal rest = goal;
      take(kind, some, then, rest);
      if (reach(k + 1, then, rest)) return true;
      if (some == 0) break;
    }
    failed_.insert(here);
    return false;
  }

  /// All that matters for the kinds from `k` on. A group that begins later stands as it began; one that is over is
  /// nobody's concern.
  [[nodiscard]] std::string state(std::size_t k, const Left& left, Goal goal) const {
    std::string text;
    const auto put = [&](std::uint64_t value) {
      do {
        text += char(value % 128 + (value > 127 ? 128 : 0));
        value /= 128;
      } while (value > 0);
    };
    put(k);
    put(left.free);
    put(std::uint64_t(std::max<std::int64_t>(goal.honoured, 0)));
    put(std::uint64_t(std::max<std::int64_t>(goal.people, 0)));
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (last_[g] < k || first_[g] >= k) continue;
      put(g);
      put(left.slack[g]);
      put(left.need[g]);
    }
    return text;
  }

  std::span<const PlaceGroup> groups_;
  std::uint64_t steps_;
  std::vector<Kind> kinds_;
  std::vector<std::uint32_t> needed_;         // groups with a guarantee
  std::vector<std::uint32_t> least_limited_;  // kinds
  std::int64_t most_honoured_by_one_ = 0;
  std::vector<std::size_t> first_, last_;
  std::vector<std::uint32_t> people_from_;              // by kind: in it and those after it
  std::vector<std::vector<std::uint32_t>> group_from_;  // likewise, by place in needed_
  std::unordered_set<std::string> failed_;
};

/// A group that nobody can feel makes no difference between kinds.
bool matters(const PlaceGroup& group, std::size_t members) {
  return group.at_least > 0 || group.at_most < members;
}

}  // namespace

std::optional<std::vector<bool>> give_places(std::uint32_t capacity, std::span<const PlaceGroup> groups,
                                             std::span<const Candidate> candidates, std::uint64_t steps) {
  std::vector<std::size_t> members(groups.size());
  for (const Candidate& each : candidates)
    for (const auto g : each.groups) ++members[g];
  Left left{.free = capacity, .slack = {}, .need = {}};
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    left.slack.push_back(groups[g].at_most);
    left.need.push_back(groups[g].at_least);
  }
  const auto take = [&](const std::vector<std::uint32_t>& of) {
    if (left.free > 0) --left.free;
    std::int64_t honoured = 0;
    for (const auto g : of) {
      if (left.slack[g] != unlimited && left.slack[g] > 0) --left.slack[g];
      if (left.need[g] > 0) --left.need[g], ++honoured;
    }
    return honoured;
  };

  // Kinds with the same last group stand side by side: there are as many groups as councils, and of each the memory of
  // the search needs to know only while it is at its kinds.
  Search search(groups, steps);
  std::map<std::vector<std::uint32_t>, std::uint32_t> kinds;  // by groups, the last first
  std::vector<std::vector<std::uint32_t>> felt(candidates.size());
  std::vector<bool> placed(candidates.size());
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    std::ranges::copy_if(candidates[c].groups, std::back_inserter(felt[c]),
                         [&](auto g) { return matters(groups[g], members[g]); });
    if (candidates[c].held) {
      placed[c] = true;
      static_cast<void>(take(felt[c]));
    } else {
      kinds.emplace(std::vector(felt[c].rbegin(), felt[c].rend()), 0);
    }
  }
  for (auto& [reversed, number] : kinds) number = search.add_kind(std::vector(reversed.rbegin(), reversed.rend()));
  std::vector<std::uint32_t> kind_of(candidates.size());
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    if (candidates[c].held) continue;
    kind_of[c] = kinds[std::vector(felt[c].rbegin(), felt[c].rend())];
    search.add_one(kind_of[c]);
  }

  try {
    search.look_at_kinds();
    search.count();
    Goal goal = search.best(left);
    std::vector<bool> goes_without(kinds.size());
    for (std::size_t c = 0; c < candidates.size() && left.free > 0; ++c) {
      if (candidates[c].held) continue;
      search.take_one(kind_of[c]);
      if (goes_without[kind_of[c]]) continue;
      search.count();
      const bool has_room = std::ranges::all_of(felt[c], [&](auto g) { return left.slack[g] > 0; });
      const Left before = left;
      Goal rest = goal;
      if (has_room) rest.honoured -= take(felt[c]), --rest.people;
      if (has_room && search.can_reach(left, rest)) {
        placed[c] = true;
        goal = rest;
      } else {
        left = before;
        goes_without[kind_of[c]] = true;
      }
    }
  } catch (const GivenUp&) {
    return std::nullopt;
  }
  return placed;
}

}  // namespace safon
