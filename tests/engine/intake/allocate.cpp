// From applicants to what becomes of each, with the reason.
#include <doctest/doctest.h>

#include <algorithm>

#include "engine/intake/allocate.hpp"
#include "engine/intake/life.hpp"

namespace safon {
namespace {

Date day(const char* iso) {
  return *parse_iso_date(iso);
}

RankValue number(std::int64_t whole) {
  return {.number = whole * micros_per_unit, .text = std::to_string(whole)};
}

Intake intake_of(std::int64_t capacity) {
  Intake made{.name = "autumn", .allocated_on = day("2009-09-01"), .capacity = {{first_date, capacity}}};
  made.ranking = {{.greatest_first = true, .text = "score"}};
  return made;
}

Applicant applicant(std::int64_t key, std::int64_t score, std::vector<std::string> groups = {}) {
  return {.key = key, .id = "P" + std::to_string(key), .keys = {number(score)}, .groups = std::move(groups)};
}

std::vector<IntakeEvent> given(const Intake& intake, std::vector<Applicant> applicants) {
  auto events = allocate(intake, day("2009-09-01"), std::move(applicants), nullptr);
  REQUIRE(events.has_value());
  return *std::move(events);
}

std::string line(const IntakeEvent& event) {
  return std::to_string(event.rank) + " " + event.id + " " + std::string(intake_event_name(event.kind)) + ": " +
         event.text;
}

std::vector<std::string> lines(const std::vector<IntakeEvent>& events) {
  std::vector<std::string> all;
  for (const IntakeEvent& each : events) all.push_back(line(each));
  return all;
}
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("everybody gets a rank, and a reason") {
  Intake intake = intake_of(2);
  intake.waiting = {{first_date, 1}};
  Applicant unknown = applicant(5, 0);
  unknown.missing = {"score"};
  CHECK(lines(given(intake, {applicant(1, 10), applicant(2, 30), unknown, applicant(3, 20), applicant(4, 5)})) ==
        Lines{"2  allocated: 2 places of 2 given to 4 applicants; cut-off: rank 2; 1 not ranked",
              "1 P2 placed: by rank", "2 P3 placed: by rank", "3 P1 waiting: no place was left",
              "4 P4 not_placed: no place was left", "0 P5 not_ranked: not known: score"});
}

TEST_CASE("a reserved place goes to the group, and whoever gave way is told so") {
  Intake intake = intake_of(2);
  intake.groups = {{.kind = IntakeGroup::Kind::reserve, .places = {{first_date, 1}}, .text = "new_in_post"}};
  CHECK(lines(given(intake, {applicant(1, 30, {""}), applicant(2, 20, {""}), applicant(3, 10, {"1"})})) ==
        Lines{"3  allocated: 2 places of 2 given to 3 applicants; cut-off: rank 3", "1 P1 placed: by rank",
              "2 P2 not_placed: a place that is reserved for new_in_post went before",
              "3 P3 placed: a place is reserved for new_in_post"});
}

TEST_CASE("the reserve that is named is the one that gave the place") {
  Intake intake = intake_of(4);
  // Two women have a place by rank, one more than is asked; only the reserve for those who are new gives P5 a place.
  intake.groups = {{.kind = IntakeGroup::Kind::reserve, .places = {{first_date, 1}}, .text = "woman"},
                   {.kind = IntakeGroup::Kind::reserve, .places = {{first_date, 1}}, .text = "new_in_post"}};
  CHECK(lines(given(intake, {applicant(1, 50, {"1", ""}), applicant(2, 40, {"1", ""}), applicant(3, 30, {"", ""}),
                             applicant(4, 20, {"", ""}), applicant(5, 10, {"1", "1"})})) ==
        Lines{"5  allocated: 4 places of 4 given to 5 applicants; cut-off: rank 5", "1 P1 placed: by rank",
              "2 P2 placed: by rank", "3 P3 placed: by rank",
              "4 P4 not_placed: a place that is reserved for new_in_post went before",
              "5 P5 placed: a place is reserved for new_in_post"});
}

TEST_CASE("somebody who has a place because a reserved one keeps others out is told so") {
  Intake intake = intake_of(2);
  // D has the reserved place, and with it the one of red and the one of blue: A and B have none, and C has one.
  intake.groups = {{.kind = IntakeGroup::Kind::limit, .places = {{first_date, 1}}, .text = "red"},
                   {.kind = IntakeGroup::Kind::limit, .places = {{first_date, 1}}, .text = "blue"},
                   {.kind = IntakeGroup::Kind::reserve, .places = {{first_date, 1}}, .text = "new_in_post"}};
  CHECK(lines(given(intake, {applicant(1, 40, {"1", "", ""}), applicant(2, 30, {"", "1", ""}),
                             applicant(3, 20, {"", "", ""}), applicant(4, 10, {"1", "1", "1"})})) ==
        Lines{"4  allocated: 2 places of 2 given to 4 applicants; cut-off: rank 4",
              "1 P1 not_placed: the limit for red is reached", "2 P2 not_placed: the limit for blue is reached",
              "3 P3 placed: by rank, after the reserved places", "4 P4 placed: a place is reserved for new_in_post"});
}

TEST_CASE("a limit for each value counts each value by itself, and nobody without one") {
  Intake intake = intake_of(9);
  intake.groups = {{.kind = IntakeGroup::Kind::limit_each, .places = {{first_date, 1}}, .text = "each council"}};
  CHECK(lines(given(intake, {applicant(1, 50, {"Kent"}), applicant(2, 40, {"Kent"}), applicant(3, 30, {"Leeds"}),
                             applicant(4, 20, {""}), applicant(5, 10, {""})})) ==
        Lines{"5  allocated: 4 places of 9 given to 5 applicants; cut-off: rank 5", "1 P1 placed: by rank",
              "2 P2 not_placed: the limit for each council, Kent is reached", "3 P3 placed: by rank",
              "4 P4 placed: by rank", "5 P5 placed: by rank"});
}

TEST_CASE("those who rank alike are in the order of their lots, whoever comes first, and of their ids without a seed") {
  Intake intake = intake_of(1);
  std::vector<Applicant> all;
  for (std::int64_t key = 1; key <= 9; ++key) all.push_back(applicant(key, 7));
  CHECK(given(intake, all)[1].id == "P1");
  intake.seed = 3;
  const auto drawn = lines(given(intake, all));
  std::ranges::reverse(all);
  CHECK(lines(given(intake, all)) == drawn);
  intake.seed = 4;
  CHECK(lines(given(intake, all)) != drawn);
  // Whoever draws again, on another machine or in other years, draws this.
  CHECK(lot(20090901, "autumn", "P1") == 0x8403551d5f611fd5);
}

TEST_CASE("what is known to be absent comes last, and quotients are compared exactly") {
  Intake intake = intake_of(1);
  Applicant none = applicant(1, 0);
  none.keys.front() = {.absent = true};
  CHECK(given(intake, {none, applicant(2, -5)})[1].id == "P2");
  intake.ranking.front().greatest_first = false;
  CHECK(given(intake, {none, applicant(2, 5)})[1].id == "P2");
  Applicant third = applicant(3, 0), more = applicant(4, 0);
  third.keys.front() = {.number = 1'000'000'000'000'000'000, .denominator = 3'000'000'000};
  more.keys.front() = {.number = 1'000'000'000'000'000'001, .denominator = 3'000'000'000};
  CHECK(given(intake, {more, third})[1].id == "P3");
}

TEST_CASE("an offer is open through its last day, and a place that is free goes to the next who keeps the limits") {
  Intake intake = intake_of(2);
  intake.waiting = {{first_date, 3}};
  intake.open_for = {{first_date, {.days = 14}}};
  intake.groups = {{.kind = IntakeGroup::Kind::limit, .places = {{first_date, 1}}, .text = "large"}};
  const auto events =
      given(intake, {applicant(1, 50, {"1"}), applicant(2, 40, {""}), applicant(3, 30, {"1"}), applicant(4, 20, {""})});
  CHECK(events[1].due == day("2009-09-15"));
  const IntakeLife life = life_of(events);
  CHECK(life.has_open_offers());
  const Date on = day("2009-09-10");
  CHECK(answer(life, "P9", true, on, on, "A", "").error() == "`P9` was not eligible on 2009-09-01");
  CHECK(answer(life, "P3", true, on, on, "A", "").error() == "`P3` has no open offer: `P3` is on the waiting list");
  CHECK(answer(life, "P1", true, day("2009-08-31"), on, "A", "").error() ==
        "the offer was made on 2009-09-01, after 2009-08-31");
  CHECK(answer(life, "P1", true, day("2009-09-15"), day("2009-09-15"), "A", "").has_value());
  CHECK(answer(life, "P1", true, day("2009-09-16"), day("2009-09-16"), "A", "").error() ==
        "the offer was open through 2009-09-15, and 2009-09-16 is later");
  // P2 declines: P3 comes first, but the limit of the large is reached by P1.
  const auto next = promote(intake, on, {{1, {"1"}}}, {{3, {"1"}}, {4, {""}}});
  CHECK(*next == std::vector{false, true});
}

TEST_CASE("the capacity is that of the day") {
  Intake intake = intake_of(0);
  intake.capacity = {{day("2009-01-01"), 1}, {day("2009-09-01"), 2}, {day("2010-01-01"), 3}};
  CHECK(given(intake, {applicant(1, 1), applicant(2, 2), applicant(3, 3)})[0].text ==
        "2 places of 2 given to 3 applicants; cut-off: rank 2");
}

TEST_CASE("each kind of event has a name, and the name leads back") {
  for (int kind = 0; kind <= int(IntakeEventKind::passed_over); ++kind)
    CHECK(intake_event_kind(intake_event_name(IntakeEventKind(kind))) == IntakeEventKind(kind));
  CHECK_FALSE(intake_event_kind("given"));
}

}  // namespace safon
