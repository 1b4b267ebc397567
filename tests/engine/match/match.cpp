#include "engine/match/match.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <random>

namespace safon::match {
namespace {

// What pair_off() promises, in its order: fewer is better throughout.
using Worth = std::vector<std::int64_t>;

Worth worth(const Task& task, const std::vector<std::uint32_t>& given) {
  Worth out(2 + task.wishes, 0);
  std::vector<std::int64_t> load(task.room.size(), 0);
  for (std::uint32_t s = 0; s < task.seekers; ++s) {
    if (given[s] == nobody) {
      ++out[0];
      continue;
    }
    ++load[given[s]];
    const auto edge = std::ranges::find_if(
        task.possible, [&](const Possible& each) { return each.seeker == s && each.giver == given[s]; });
    REQUIRE(edge != task.possible.end());
    for (std::size_t w = 0; w < task.wishes; ++w) out[1 + w] += (edge->wishes >> w & 1) == 0;
  }
  for (std::size_t g = 0; g < load.size(); ++g) {
    REQUIRE(load[g] <= task.room[g]);
    const auto all = load[g] + (task.has.empty() ? 0 : task.has[g]);
    out.back() += all * all;
  }
  return out;
}

Worth best_by_trying(const Task& task) {
  std::vector<std::uint32_t> given(task.seekers, nobody), load(task.room.size(), 0);
  Worth best;
  const std::function<void(std::uint32_t)> from = [&](std::uint32_t s) {
    if (s == task.seekers) {
      const Worth now = worth(task, given);
      if (best.empty() || now < best) best = now;
      return;
    }
    from(s + 1);
    for (const Possible& each : task.possible) {
      if (each.seeker != s || load[each.giver] == task.room[each.giver]) continue;
      ++load[each.giver];
      given[s] = each.giver;
      from(s + 1);
      given[s] = nobody;
      --load[each.giver];
    }
  };
  from(0);
  return best;
}

Task random_task(std::mt19937& random) {
  const auto number = [&](int from, int to) { return std::uniform_int_distribution(from, to)(random); };
  Task task{.seekers = std::uint32_t(number(1, 5)), .wishes = std::size_t(number(0, 2))};
  task.room.resize(std::size_t(number(0, 4)));
  for (auto& room : task.room) room = std::uint32_t(number(0, 3));
  if (number(0, 1) == 1)
    for (std::size_t g = 0; g < task.room.size(); ++g) task.has.push_back(std::uint32_t(number(0, 4)));
  const int one_in = number(1, 3);
  for (std::uint32_t s = 0; s < task.seekers; ++s)
    for (std::uint32_t g = 0; g < task.room.size(); ++g)
      if (number(1, one_in) == 1) task.possible.push_back({s, g, std::uint8_t(number(0, 3))});
  return task;
}

TEST_CASE("no way of pairing is better than the one that is found") {
  std::mt19937 random(2010);
  for (int round = 0; round < 1500; ++round) {
    const Task task = random_task(random);
    REQUIRE(worth(task, pair_off(task)) == best_by_trying(task));
  }
}

TEST_CASE("who goes without is one of too many for too few") {
  std::mt19937 random(20);
  std::size_t without = 0;
  for (int round = 0; round < 1500; ++round) {
    const Task task = random_task(random);
    const auto given = pair_off(task);
    for (std::uint32_t s = 0; s < task.seekers; ++s) {
      if (given[s] != nobody) continue;
      ++without;
      const Shortage found = shortage(task, given, s);
      std::size_t room = 0;
      for (const auto giver : found.givers) room += task.room[giver];
      REQUIRE(room < found.seekers.size());
      // None of them could go to anybody else.
      for (const Possible& each : task.possible)
        if (std::ranges::binary_search(found.seekers, each.seeker))
          REQUIRE(std::ranges::binary_search(found.givers, each.giver));
    }
  }
  CHECK(without > 500);
}

TEST_CASE("a seeker with a choice makes way for one without") {
  const Task task{.seekers = 2, .room = {1, 1}, .possible = {{0, 0}, {0, 1}, {1, 0}}};
  CHECK(pair_off(task) == std::vector<std::uint32_t>{1, 0});
}

TEST_CASE("the first wish counts more than all others, and those more than an even load") {
  const Task wishes{.seekers = 1, .room = {1, 1}, .wishes = 3, .possible = {{0, 0, 0b110}, {0, 1, 0b001}}};
  CHECK(pair_off(wishes) == std::vector<std::uint32_t>{1});
  const Task even{.seekers = 2, .room = {2, 2}, .possible = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}};
  CHECK(pair_off(even) == std::vector<std::uint32_t>{0, 1});
  const Task wished{
      .seekers = 2, .room = {2, 2}, .wishes = 1, .possible = {{0, 0, 1}, {0, 1, 0}, {1, 0, 1}, {1, 1, 0}}};
  CHECK(pair_off(wished) == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("who has few already is given more, and a wish still counts more") {
  const Task two{.seekers = 2, .room = {2, 2}, .has = {3, 1}, .possible = {{0, 0}, {0, 1}, {1, 0}, {1, 1}}};
  CHECK(pair_off(two) == std::vector<std::uint32_t>{1, 1});
  const Task wished{
      .seekers = 1, .room = {1, 1}, .has = {most_seekers, 0}, .wishes = 1, .possible = {{0, 0, 1}, {0, 1, 0}}};
  CHECK(pair_off(wished) == std::vector<std::uint32_t>{0});
}

TEST_CASE("several hundred are paired, as many as there is room for") {
  Task task{.seekers = 600, .room = std::vector<std::uint32_t>(100, 5), .wishes = most_wishes};
  for (std::uint32_t s = 0; s < task.seekers; ++s)
    for (std::uint32_t g = 0; g < 100; ++g)
      if ((s * 7 + g) % 3 != 0) task.possible.push_back({s, g, std::uint8_t((s + g) % 64)});
  const auto given = pair_off(task);
  CHECK(std::ranges::count(given, nobody) == 100);
}

}  // namespace
}  // namespace safon::match
