// Which changes are drawn: as many as the policy says of every block, and the same whichever nights were run.
#include "engine/audit/sample.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

namespace safon {
namespace {

Stratum stratum(std::int64_t share, std::int64_t among, const std::string& council = "north", std::int64_t seed = 7) {
  return {.policy = "hall",
          .programme = "kitchen",
          .transition = "guest->cook",
          .council = council,
          .share = share,
          .among = among,
          .seed = seed};
}

/// Draws day after day, some days at a time, as nights would, and remembers how far the strata have come.
struct Nights {
  std::map<Stratum, StratumCount> counts;
  std::vector<std::pair<std::string, std::uint64_t>> drawn;  // id and number, as they were drawn

  void draw(std::vector<AutomaticChange> changes) {
    const auto made = draw_audit(std::move(changes), [&](const Stratum& each) {
      return counts.contains(each) ? counts.at(each) : StratumCount{.stratum = each};
    });
    for (const auto& count : made.counts) counts[count.stratum] = count;
    for (const auto& each : made.drawn) drawn.emplace_back(each.change.id, each.number);
  }
};

AutomaticChange change(int who, Date on, Stratum of) {
  return {.event = who, .participant = who, .id = "P-" + std::to_string(who), .on = on, .stratum = std::move(of)};
}

TEST_CASE("of every block as many are drawn as the policy says, and not always the same places") {
  for (const auto& [share, among] : std::vector<std::pair<int, int>>{{5, 100}, {1, 10}, {1, 1}, {3, 3}, {1, 1000}}) {
    std::set<std::vector<bool>> different;
    for (std::uint64_t block = 0; block < 20; ++block) {
      const auto drawn = block_of(stratum(share, among), block);
      CHECK(drawn.size() == std::size_t(among));
      CHECK(std::ranges::count(drawn, true) == share);
      different.insert(drawn);
    }
    CHECK(different.size() == (share == among ? 1 : different.size()));
    if (share < among) CHECK(different.size() > 5);
  }
}

TEST_CASE("every place of a block is as likely as any other") {
  std::vector<int> hits(20);
  for (std::uint64_t block = 0; block < 20'000; ++block) {
    const auto drawn = block_of(stratum(1, 20), block);
    ++hits[std::size_t(std::ranges::find(drawn, true) - drawn.begin())];
  }
  for (const int each : hits) {
    CHECK(each > 850);
    CHECK(each < 1150);
  }
}

TEST_CASE("a council with few changes is not passed over for ever: the count goes on from year to year") {
  Nights nights;
  for (int year = 0; year < 10; ++year)
    for (int i = 0; i < 3; ++i) nights.draw({change(year * 3 + i, Date{20'000 + year * 365 + i}, stratum(1, 10))});
  CHECK(nights.drawn.size() == 3);
}

TEST_CASE("another seed, another council and another share draw others") {
  const auto one = block_of(stratum(5, 100), 0);
  CHECK(one == block_of(stratum(5, 100), 0));
  CHECK(one != block_of(stratum(5, 100, "north", 8), 0));
  CHECK(one != block_of(stratum(5, 100, "south"), 0));
  CHECK(one != block_of(stratum(5, 100), 1));
}

TEST_CASE("the same changes are drawn whichever nights were run, and in whatever order people came") {
  rc::check([] {
    std::vector<AutomaticChange> changes;
    const auto number = *rc::gen::inRange(0, 200);
    for (int who = 0; who < number; ++who) {
      const auto council = *rc::gen::element(std::string("north"), std::string("south"));
      const auto share = *rc::gen::inRange(1, 4);
      changes.push_back(change(who, Date{20'000 + *rc::gen::inRange(0, 30)}, stratum(share, 7, council)));
    }
    Nights at_once, by_day;
    auto shuffled = changes;
    std::ranges::reverse(shuffled);
    for (std::size_t i = 0; i < shuffled.size(); ++i) shuffled[i].event = std::int64_t(i);
    at_once.draw(shuffled);
    // Nights on some days only, each drawing all that has come since the one before.
    Date last{19'999};
    for (int day = 0; day < 30; ++day) {
      if (day < 29 && *rc::gen::arbitrary<bool>()) continue;
      std::vector<AutomaticChange> of_night;
      for (const auto& each : changes)
        if (each.on > last && each.on <= Date{20'000 + day}) of_night.push_back(each);
      by_day.draw(of_night);
      last = Date{20'000 + day};
    }
    RC_ASSERT(at_once.drawn == by_day.drawn);
    for (const auto& [of, count] : at_once.counts) {
      RC_ASSERT(by_day.counts.at(of).changes == count.changes);
      const auto full = count.changes / 7 * std::uint64_t(of.share);
      RC_ASSERT(count.drawn >= full && count.drawn <= full + std::uint64_t(of.share));
    }
  });
}

}  // namespace
}  // namespace safon
