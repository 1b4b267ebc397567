// Places given out: from a council's file to the register, and the same whichever nights were run.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "whole_way.hpp"

namespace safon::test {
namespace {

/// September and a few days, as days of the month; 31 and above are days of October.
std::string iso(int day) {
  return to_iso(Date{parse_iso_date("2009-09-01")->days + day - 1});
}

std::string person(int number, const std::string& left = "") {
  const bool unknown = number == 5;
  return "<person id=\"P" + std::to_string(10 + number) + "\" role=\"" + (number % 6 == 0 ? "manager" : "director") +
         "\" since=\"200" + std::to_string(number % 4) + "-04-01\"" +
         (unknown ? "" : " score=\"" + std::to_string(40 + number * 7 % 30) + "\"") + " new=\"" +
         (number > 12 ? "true" : "false") + "\"" + (left.empty() ? "" : " left=\"" + left + "\"") + "/>";
}

std::string people(int received, const std::set<int>& gone) {
  std::string xml = "<return received=\"" + iso(received) + "\">";
  for (int number = 0; number < 16; ++number) xml += person(number, gone.contains(number) ? iso(received) : "");
  return xml + "</return>";
}

/// What happened, without the numbers of runs and settlements.
std::vector<std::string> history(WholeWay& way) {
  auto all = way.answers(
      "SELECT e.on_day || ' ' || intake || ' ' || kind || ' ' || ifnull(k.id, '') || ' since ' || effective || ' by ' "
      "|| ifnull(due, '') || ' rank ' || rank || ' ' || memberships || ' ' || text || ' ' || ifnull(known_from, '') "
      "FROM intake_event e LEFT JOIN participant_key k ON k.key = e.participant ORDER BY e.intake, e.key");
  std::ranges::move(
      way.answers("SELECT k.id || ' ' || on_day || ' ' || kind || ' ' || ifnull(to_status, '') || ' ' || "
                  "effective FROM event e JOIN participant_key k ON k.key = e.participant ORDER BY k.id, e.key"),
      std::back_inserter(all));
  return all;
}

/// Lives through the days, with a night on those of `nights`: returns come in, and officers record answers after the
/// night of their day.
std::vector<std::string> live(const std::set<int>& nights) {
  WholeWay way("intake.safon");
  for (int day = -20; day <= 45; ++day) {
    if (day == -10) way.import(people(day, {}));
    if (day == 4) way.import(people(day, {1, 4, 9}));
    if (day == 15) way.import(people(day, {1, 4, 9, 10, 7}));
    if (nights.contains(day)) way.evaluate(iso(day).c_str());
    if (day == 3) way.answer("autumn", 0, true);
    if (day == 6) way.answer("autumn", 1, false);
  }
  CHECK(way.findings().empty());
  return history(way);
}

}  // namespace

TEST_CASE("places are the same whichever nights were run") {
  std::set<int> daily;
  for (int day = -9; day <= 45; ++day) daily.insert(day);
  const auto right = live(daily);
  REQUIRE(right.size() > 40);
  for (const char* word : {"autumn offered", "autumn accepted", "autumn declined", "autumn expired", "autumn withdrawn",
                           "autumn waiting", "autumn not_ranked", "autumn passed_over", "late placed", "enrolled"})
    CHECK_MESSAGE(std::ranges::any_of(right, [&](const auto& line) { return line.find(word) != line.npos; }), word);

  std::mt19937 random(20090901);
  for (int round = 0; round < 8; ++round) {
    std::set<int> nights{3, 6, 45};  // answers are given after the night of their day
    for (const int day : daily)
      if (random() % (round + 2) == 0) nights.insert(day);
    CAPTURE(round);
    CHECK(live(nights) == right);
  }
}

}  // namespace safon::test
