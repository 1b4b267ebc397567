#include "engine/pool/fill.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>

namespace safon::pool {
namespace {

struct Case {
  std::vector<Members> items;
  std::vector<std::uint16_t> needs;
};

// Every way to give the items away, tried out: what each member gets in the best of them, the first member's share
// counting most.
std::vector<std::uint16_t> best_by_trying(const Case& c) {
  std::vector<std::uint16_t> got(c.needs.size(), 0), best(c.needs.size(), 0);
  const std::function<void(std::size_t)> from = [&](std::size_t item) {
    if (item == c.items.size()) {
      best = std::max(best, got);
      return;
    }
    from(item + 1);
    for (std::size_t m = 0; m < c.needs.size(); ++m) {
      if ((c.items[item] >> m & 1) == 0 || got[m] == c.needs[m]) continue;
      ++got[m];
      from(item + 1);
      --got[m];
    }
  };
  from(0);
  return best;
}

Supply supply_of(const Case& c) {
  Supply supply{};
  for (const Members item : c.items) ++supply[item];
  return supply;
}

Case random_case(std::mt19937& random) {
  const auto number = [&](int from, int to) { return std::uniform_int_distribution(from, to)(random); };
  Case c;
  c.needs.resize(std::size_t(number(1, 4)));
  for (auto& need : c.needs) need = std::uint16_t(number(0, 3));
  c.items.resize(std::size_t(number(0, 7)));
  for (auto& item : c.items) item = Members(number(0, (1 << c.needs.size()) - 1));
  return c;
}

TEST_CASE("who is filled, and what everybody is given, is what trying every way finds") {
  std::mt19937 random(20261122);
  std::size_t filled = 0, short_of = 0;
  for (int round = 0; round < 3000; ++round) {
    const Case c = random_case(random);
    const auto best = best_by_trying(c);
    const Supply supply = supply_of(c);
    const auto given = assign(c.items, c.needs);
    std::vector<std::uint16_t> got(c.needs.size(), 0);
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (given[i] == for_nobody) continue;
      REQUIRE((c.items[i] >> given[i] & 1) == 1);
      ++got[given[i]];
    }
    REQUIRE(got == best);
    for (std::size_t m = 0; m < c.needs.size(); ++m) {
      REQUIRE(is_filled(supply, c.needs, m) == (best[m] == c.needs[m]));
      ++(best[m] == c.needs[m] ? filled : short_of);
    }
  }
  CHECK(filled > 1000);
  CHECK(short_of > 1000);
}

TEST_CASE("another item never takes anything from anybody") {
  std::mt19937 random(4);
  for (int round = 0; round < 3000; ++round) {
    Case c = random_case(random);
    const Supply before = supply_of(c);
    c.items.push_back(Members(std::uniform_int_distribution(0, (1 << c.needs.size()) - 1)(random)));
    const Supply after = supply_of(c);
    for (std::size_t m = 0; m < c.needs.size(); ++m)
      if (is_filled(before, c.needs, m)) REQUIRE(is_filled(after, c.needs, m));
  }
}

TEST_CASE("those who compete need more than there is, and no fewer of them do") {
  std::mt19937 random(8);
  std::size_t several = 0;
  for (int round = 0; round < 3000; ++round) {
    const Case c = random_case(random);
    const Supply supply = supply_of(c);
    const auto lacking = [&](Members some) {
      std::int64_t items = 0, needs = 0;
      for (const Members item : c.items) items += (item & some) != 0;
      for (std::size_t m = 0; m < c.needs.size(); ++m) needs += (some >> m & 1) ? c.needs[m] : 0;
      return needs - items;
    };
    for (std::size_t m = 0; m < c.needs.size(); ++m) {
      const Members found = competing(supply, c.needs, m);
      REQUIRE((found == 0) == is_filled(supply, c.needs, m));
      if (found == 0) continue;
      REQUIRE((found >> m & 1) == 1);
      REQUIRE(found < 1U << (m + 1));
      REQUIRE(lacking(found) > 0);
      several += std::popcount(found) > 1;
      for (Members other = 1; other < 1U << (m + 1); ++other)
        if ((other >> m & 1) && std::popcount(other) < std::popcount(found)) REQUIRE(lacking(other) <= 0);
    }
  }
  CHECK(several > 100);
}

TEST_CASE("an item that only one can use is left to that one") {
  // The first item would do for both, the second only for the first member.
  const std::vector<Members> items{0b11, 0b01};
  CHECK(assign(items, std::vector<std::uint16_t>{1, 1}) == std::vector<std::uint8_t>{1, 0});
  CHECK(assign(items, std::vector<std::uint16_t>{2, 1}) == std::vector<std::uint8_t>{0, 0});
  CHECK(assign(items, std::vector<std::uint16_t>{0, 0}) == std::vector<std::uint8_t>{for_nobody, for_nobody});
}

TEST_CASE("as many members as there may be") {
  std::vector<std::uint16_t> needs(most_members, 1);
  std::vector<Members> items(most_members, Members((1U << most_members) - 1));
  const auto given = assign(items, needs);
  for (std::size_t i = 0; i < most_members; ++i) CHECK(given[i] == i);
  items.pop_back();
  CHECK(assign(items, needs).back() == most_members - 2);
}

}  // namespace
}  // namespace safon::pool
