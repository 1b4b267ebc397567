// Places given out each year: each year's are those that trying every choice finds best, whichever nights were run.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "whole_way.hpp"

namespace safon::test {
namespace {

struct Person {
  std::string id;
  bool small = false, willing = false;
  int score = 0;
};
using Year = std::vector<Person>;  // as the return of February says
using Places = std::set<std::string>;

std::string people(int year, const Year& all) {
  std::string xml = "<return received=\"" + std::to_string(year) + "-02-01\">";
  for (const auto& each : all)
    xml += "<person id=\"" + each.id + "\" club=\"" + (each.small ? "small" : "large") + "\" score=\"" +
           std::to_string(each.score) + "\" willing=\"" + (each.willing ? "true" : "false") + "\"/>";
  return xml + "</return>";
}

/// Of all choices that keep the limits: one that honours the reserve, then the largest, then the best by rank.
Places best(Year applicants, std::size_t capacity) {
  std::ranges::sort(applicants, [](const Person& a, const Person& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
  std::vector<int> found;
  Places places;
  for (unsigned choice = 0; choice < 1U << applicants.size(); ++choice) {
    Places chosen;
    std::vector<int> by_rank;
    int small = 0, large = 0;
    for (std::size_t i = 0; i < applicants.size(); ++i) {
      const bool has = (choice >> i & 1) != 0;
      by_rank.push_back(has);
      if (!has) continue;
      chosen.insert(applicants[i].id);
      ++(applicants[i].small ? small : large);
    }
    if (chosen.size() > capacity || large > 2) continue;
    std::vector<int> worth{std::min(small, 1), int(chosen.size())};
    worth.insert(worth.end(), by_rank.begin(), by_rank.end());
    if (found.empty() || worth > found) found = worth, places = chosen;
  }
  return places;
}

}  // namespace

TEST_CASE("each year's places are the best that there are, and nobody has two") {
  std::mt19937 random(2012);
  const auto number = [&](int from, int to) { return std::uniform_int_distribution(from, to)(random); };
  std::size_t given = 0;
  for (int round = 0; round < 12; ++round) {
    CAPTURE(round);
    std::map<int, Year> years;
    for (int year = 2012; year <= 2014; ++year)
      for (int p = 0; p < 8; ++p)
        years[year].push_back({.id = "P" + std::to_string(p),
                               .small = number(0, 3) == 0,
                               .willing = number(0, 3) != 0,
                               .score = number(1, 4)});
    WholeWay way("each_year.safon");
    std::map<int, Places> right;
    Places before;
    for (const auto& [year, all] : years) {
      way.import(people(year, all));
      if (number(0, 1) == 1) way.evaluate((std::to_string(year) + "-02-15").c_str());
      if (number(0, 1) == 1) way.evaluate((std::to_string(year) + "-03-01").c_str());
      // What comes in later says nothing of the day on which places were given out.
      way.evaluate((std::to_string(year) + "-03-09").c_str());
      Year applicants;
      std::ranges::copy_if(all, std::back_inserter(applicants),
                           [&](const Person& each) { return each.willing && !before.contains(each.id); });
      right[year] = best(applicants, year == 2012 ? 2 : 3);
      before.insert(right[year].begin(), right[year].end());
    }
    for (const auto& [year, places] : right) {
      const auto names = way.answers(("SELECT k.id FROM intake_event e JOIN participant_key k ON k.key = e.participant "
                                      "WHERE e.intake = 'camp_of_the_year " +
                                      std::to_string(year) + "' AND e.kind = 'placed'")
                                         .c_str());
      CHECK(Places(names.begin(), names.end()) == places);
      given += places.size();
    }
    CHECK(way.findings().empty());
  }
  CHECK(given > 60);
}

TEST_CASE("a year is made up for until the next one, and years before that are left out") {
  WholeWay way("each_year.safon");
  way.import(people(2014, {{.id = "P1", .small = true, .willing = true, .score = 1}}));
  way.evaluate("2014-03-09");
  CHECK(way.answers("SELECT intake || ' ' || on_day || ' ' || text FROM intake_event WHERE kind = 'allocated'") ==
        std::vector<std::string>{"camp_of_the_year 2013 2014-02-01 1 place of 3 given to 1 applicant; cut-off: rank 1",
                                 "camp_of_the_year 2014 2014-03-01 0 places of 3 given to 0 applicants"});
  CHECK(way.findings().empty());
}

}  // namespace safon::test
