#include "engine/progress/before.hpp"

#include <doctest/doctest.h>

#include "engine/progress/elsewhere/elsewhere.hpp"
#include "engine/progress/standing.hpp"

using namespace safon;

namespace {

enum : std::uint8_t { enrolled, leader, away, long_away };

Date day(int year, int month, int d) {
  return *make_date(year, month, d);
}

CompiledPolicy small() {
  CompiledPolicy policy;
  Programme programme{.name = "p"};
  programme.statuses = {
      {.name = "enrolled"}, {.name = "leader"}, {.name = "away", .away = true}, {.name = "long_away", .away = true}};
  programme.transitions = {{.name = "away->enrolled", .from = {away, long_away}, .to = enrolled, .restores = true},
                           {.name = "away->leader", .from = {away, long_away}, .to = leader, .restores = true},
                           {.name = "away->long_away", .from = {away}, .to = long_away}};
  policy.programmes = {std::move(programme)};
  policy.order = {0};
  return policy;
}

}  // namespace

TEST_CASE("what was held before is the last status that is no stay away, with the days that it had") {
  const auto policy = small();
  const auto& programme = policy.programmes.front();
  std::vector<HeldStatus> history{{.status = enrolled, .effective = day(2020, 1, 1)}};
  CHECK_FALSE(held_before(programme, {}).has_value());
  history.push_back({.status = leader, .effective = day(2021, 1, 1)});
  history.push_back({.status = away, .effective = day(2022, 1, 1)});
  history.push_back({.status = long_away, .effective = day(2023, 1, 1), .transition = 2});
  CHECK(held_before(programme, history) == 1);
  CHECK(began(programme, history) == day(2023, 1, 1));
  CHECK_FALSE(leads_on(programme, programme.transitions[0], history));
  CHECK(leads_on(programme, programme.transitions[1], history));
  CHECK(restored(programme, programme.transitions[1], history) == "restored: held since 2021-01-01");
  CHECK(restored(programme, programme.transitions[2], history).empty());

  history.push_back({.status = leader, .effective = day(2024, 1, 1), .transition = 1});
  CHECK(began(programme, history) == day(2021, 1, 1));
  history.push_back({.status = away, .effective = day(2025, 1, 1)});
  history.push_back({.status = leader, .effective = day(2026, 1, 1), .transition = 1});
  CHECK(held_from(programme, history) == 1);

  ProgressState state{.entered = true, .history = history};
  const ProgressState* const states[] = {&state};
  CHECK(standing_of(policy, 0, states)[0].status_since[0] == day(2021, 1, 1).days);
}

TEST_CASE("nobody comes back from a stay away that interrupted nothing") {
  const auto policy = small();
  const std::vector<HeldStatus> history{{.status = away, .effective = day(2022, 1, 1)}};
  for (const auto& transition : policy.programmes[0].transitions)
    CHECK(leads_on(policy.programmes[0], transition, history) == !transition.restores);
}

TEST_CASE("another programme that asks since when a status is held hears of no interruption") {
  const auto policy = small();
  std::vector<HeldElsewhere> held;
  const auto hear = [&](Event event) { note(policy, event, 0, held); };
  hear({.kind = EventKind::entered, .on = day(2020, 1, 1), .effective = day(2020, 1, 1), .to = enrolled});
  hear({.kind = EventKind::status_changed, .on = day(2021, 1, 1), .effective = day(2021, 1, 1), .to = leader});
  hear({.kind = EventKind::status_changed, .on = day(2022, 1, 1), .effective = day(2022, 1, 1), .to = away});
  hear({.kind = EventKind::status_changed,
        .on = day(2023, 1, 1),
        .effective = day(2023, 1, 1),
        .to = leader,
        .transition = 1});
  const std::uint16_t asked[] = {0};
  const auto since_on = [&](Date on) {
    std::vector<Standing> standing(1);
    stand_nowhere(standing, asked, 1);
    stand_elsewhere(standing, asked, 0, held, on, on);
    return Date{standing[0].status_since[0]};
  };
  CHECK(since_on(day(2022, 6, 1)) == day(2022, 1, 1));
  CHECK(since_on(day(2023, 6, 1)) == day(2021, 1, 1));
}
