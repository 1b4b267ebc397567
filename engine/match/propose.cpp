#include "engine/match/propose.hpp"

#include <algorithm>

namespace safon::match {
namespace {

bool kept(const Likeness& likeness, Value a, Value b) {
  if (a == unknown_like || b == unknown_like || a == none_like || b == none_like) return false;
  return (a == b) == likeness.same;
}

/// The first constraint that the two do not keep; how many there are, where they keep them all.
std::size_t first_broken(const Matching& matching, const Person& a, const Person& b) {
  std::size_t c = 0;
  while (c < matching.constraints.size() && kept(matching.constraints[c], a.values[c], b.values[c])) ++c;
  return c;
}

std::uint8_t wishes_kept(const Matching& matching, const Person& a, const Person& b) {
  const auto first = matching.constraints.size();
  unsigned wishes = 0;
  for (std::size_t w = 0; w < matching.wishes.size(); ++w)
    if (kept(matching.wishes[w], a.values[first + w], b.values[first + w])) wishes |= 1U << w;
  return std::uint8_t(wishes);
}

}  // namespace

std::uint8_t Proposal::kept(std::uint32_t seeker, std::uint32_t giver) const {
  const auto place = [](const Possible& each) { return std::pair(each.seeker, each.giver); };
  return std::ranges::lower_bound(task.possible, std::pair(seeker, giver), {}, place)->wishes;
}

std::vector<std::uint32_t> Proposal::loads() const {
  std::vector<std::uint32_t> loads(task.room.size());
  for (const auto giver : given)
    if (giver != nobody) ++loads[giver];
  return loads;
}

std::expected<Proposal, TooMany> propose(const Matching& matching, const People& people) {
  if (people.seekers.size() > most_seekers) return std::unexpected(TooMany::seekers);
  if (people.givers.size() > most_givers) return std::unexpected(TooMany::givers);
  Proposal made;
  made.task.seekers = std::uint32_t(people.seekers.size());
  made.task.wishes = matching.wishes.size();
  for (const auto& giver : people.givers) {
    made.task.room.push_back(std::uint32_t(std::min<std::int64_t>(giver.room(), most_seekers)));
    made.task.has.push_back(std::uint32_t(std::clamp<std::int64_t>(giver.has, 0, most_seekers)));
  }
  for (std::uint32_t s = 0; s < people.seekers.size(); ++s)
    for (std::uint32_t g = 0; g < people.givers.size(); ++g) {
      const auto &seeker = people.seekers[s], &giver = people.givers[g];
      if (seeker.id == giver.id || first_broken(matching, seeker, giver) < matching.constraints.size()) continue;
      if (made.task.possible.size() == most_pairs) return std::unexpected(TooMany::pairs);
      made.task.possible.push_back({.seeker = s, .giver = g, .wishes = wishes_kept(matching, seeker, giver)});
    }
  made.given = pair_off(made.task);
  return made;
}

Excluded excluded(const Matching& matching, const People& people, std::uint32_t seeker) {
  Excluded found{.self = 0, .by_constraint = std::vector<std::size_t>(matching.constraints.size())};
  for (const auto& giver : people.givers) {
    const auto& who = people.seekers[seeker];
    if (giver.id == who.id)
      ++found.self;
    else if (const auto broken = first_broken(matching, who, giver); broken < found.by_constraint.size())
      ++found.by_constraint[broken];
  }
  return found;
}

}  // namespace safon::match
