// Places are given as somebody would who tries every choice there is.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <bit>

#include "engine/intake/places.hpp"

namespace safon {
namespace {

/// What makes one choice better than another; the greater wins.
struct Worth {
  std::int64_t honoured = 0, people = 0;
  std::vector<bool> by_rank;
  auto operator<=>(const Worth&) const = default;
};

std::optional<Worth> worth(std::uint32_t capacity, const std::vector<PlaceGroup>& groups,
                           const std::vector<Candidate>& candidates, std::uint32_t choice) {
  Worth result;
  std::vector<std::uint32_t> inside(groups.size());
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const bool in = (choice >> c & 1) != 0;
    if (candidates[c].held && !in) return std::nullopt;
    result.by_rank.push_back(in);
    if (!in) continue;
    ++result.people;
    for (const auto g : candidates[c].groups) ++inside[g];
  }
  if (result.people > std::int64_t{capacity}) return std::nullopt;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (inside[g] > groups[g].at_most) return std::nullopt;
    result.honoured += std::min(inside[g], groups[g].at_least);
  }
  return result;
}

/// None: no choice keeps the limits, as those who hold places break them already.
std::optional<std::vector<bool>> every_choice(std::uint32_t capacity, const std::vector<PlaceGroup>& groups,
                                              const std::vector<Candidate>& candidates) {
  std::optional<Worth> best;
  for (std::uint32_t choice = 0; choice < 1u << candidates.size(); ++choice)
    if (auto here = worth(capacity, groups, candidates, choice); here && (!best || *best < *here)) best = here;
  return best ? std::optional(best->by_rank) : std::nullopt;
}

std::vector<Candidate> candidates(const std::vector<std::vector<std::uint32_t>>& groups) {
  std::vector<Candidate> all;
  for (const auto& each : groups) all.push_back({each});
  return all;
}

}  // namespace

TEST_CASE("without groups the first by rank have the places") {
  CHECK(*give_places(2, {}, candidates({{}, {}, {}})) == std::vector{true, true, false});
  CHECK(*give_places(0, {}, candidates({{}})) == std::vector{false});
  CHECK(give_places(3, {}, {})->empty());
}

TEST_CASE("a guarantee is not an extra: where rank alone gives as many, it changes nothing") {
  const std::vector<PlaceGroup> one_of_0{{.at_least = 1}};
  CHECK(*give_places(2, one_of_0, candidates({{0}, {}, {0}})) == std::vector{true, true, false});
  CHECK(*give_places(2, one_of_0, candidates({{}, {}, {0}})) == std::vector{true, false, true});
  CHECK(*give_places(2, one_of_0, candidates({{}, {}, {}})) == std::vector{true, true, false});
}

TEST_CASE("a limit lets those behind come forward") {
  const std::vector<PlaceGroup> one_of_0{{.at_most = 1}};
  CHECK(*give_places(2, one_of_0, candidates({{0}, {0}, {}})) == std::vector{true, false, true});
}

TEST_CASE("more guaranteed places go before more people, and more people before better ranks") {
  // The first by rank is in two groups that are limited to one, and would keep two others out.
  const std::vector<PlaceGroup> limits{{.at_most = 1}, {.at_most = 1}};
  CHECK(*give_places(3, limits, candidates({{0, 1}, {0}, {1}})) == std::vector{false, true, true});
}

TEST_CASE("places are given as by trying every choice") {
  rc::check("give_places", [] {
    const auto number_of_groups = *rc::gen::inRange<std::uint32_t>(0, 5);
    std::vector<PlaceGroup> groups;
    for (std::uint32_t g = 0; g < number_of_groups; ++g)
      groups.push_back({.at_least = *rc::gen::element(0u, 0u, 1u, 2u, 4u),
                        .at_most = *rc::gen::element(unlimited, unlimited, 0u, 1u, 2u, 3u)});
    const auto number = *rc::gen::inRange<std::uint32_t>(0, 11);
    std::vector<Candidate> all;
    for (std::uint32_t c = 0; c < number; ++c) {
      Candidate each;
      for (std::uint32_t g = 0; g < number_of_groups; ++g)
        if (*rc::gen::inRange(0, 3) == 0) each.groups.push_back(g);
      each.held = *rc::gen::inRange(0, 6) == 0;
      all.push_back(std::move(each));
    }
    const auto capacity = *rc::gen::inRange<std::uint32_t>(0, 9);
    const auto right = every_choice(capacity, groups, all);
    RC_PRE(right.has_value());
    RC_ASSERT(give_places(capacity, groups, all) == right);
  });
}

TEST_CASE("two for each of many councils, a guarantee and a limit across them are no trouble") {
  constexpr std::uint32_t councils = 150;
  std::vector<PlaceGroup> groups{{.at_least = 20}, {.at_most = 30}};
  for (std::uint32_t c = 0; c < councils; ++c) groups.push_back({.at_most = 2});
  std::vector<Candidate> all;
  for (std::uint32_t p = 0; p < 3000; ++p) {
    Candidate each;
    if (p % 37 == 36) each.groups.push_back(0);
    if (p % 2 == 0) each.groups.push_back(1);
    each.groups.push_back(2 + p * 7 % councils);
    all.push_back(std::move(each));
  }
  const auto placed = give_places(70, groups, all);
  REQUIRE(placed);
  CHECK(std::ranges::count(*placed, true) == 70);
}

TEST_CASE("a search that would never end is given up") {
  const std::vector<PlaceGroup> limits{{.at_most = 1}, {.at_most = 1}};
  const auto all = candidates({{0, 1}, {0}, {1}});
  CHECK(give_places(3, limits, all, 1'000));
  CHECK_FALSE(give_places(3, limits, all, 1));
}

}  // namespace safon
