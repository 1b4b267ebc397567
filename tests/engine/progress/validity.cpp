#include "engine/progress/validity.hpp"

#include <doctest/doctest.h>

using namespace safon;

namespace {

Date day(int year, int month, int d) {
  return *make_date(year, month, d);
}

constexpr std::uint8_t held = 1;

struct Case {
  CompiledPolicy policy;
  Programme programme;
  std::vector<HeldStatus> history{{.status = 0, .effective = day(2020, 1, 1)}};

  explicit Case(Status status) {
    policy.month_end = MonthEnd::down;
    programme.statuses = {Status{.name = "enrolled"}, std::move(status)};
  }
  Date reached(Date on, std::uint8_t status = held) {
    history.push_back({.status = status, .effective = on});
    return validity_of(policy, programme, history);
  }
};

const std::vector<DatedDuration> three_years{{first_date, {.months = 36}}};

}  // namespace

TEST_CASE("each renewal begins anew, unless the policy counts from the previous expiry") {
  Case anew({.name = "held", .valid_for = three_years});
  CHECK(anew.reached(day(2021, 5, 1)) == day(2021, 5, 1));
  CHECK(anew.reached(day(2024, 2, 1)) == day(2024, 2, 1));

  Case on({.name = "held", .validity = Validity::from_previous_expiry, .valid_for = three_years});
  CHECK(on.reached(day(2021, 5, 1)) == day(2021, 5, 1));
  CHECK(on.reached(day(2024, 2, 1)) == day(2024, 5, 1));   // early
  CHECK(on.reached(day(2027, 5, 20)) == day(2027, 5, 1));  // late
  CHECK(on.reached(day(2028, 1, 1), 0) == day(2028, 1, 1));
  CHECK(on.reached(day(2029, 1, 1)) == day(2029, 1, 1));  // lost in between: nothing goes on
}

TEST_CASE("a period has the length that was in force when the renewal came") {
  Case changed({.name = "held",
                .validity = Validity::from_previous_expiry,
                .valid_for = {{first_date, {.months = 36}}, {day(2024, 1, 1), {.months = 24}}}});
  changed.reached(day(2020, 5, 1));
  CHECK(changed.reached(day(2023, 2, 1)) == day(2023, 5, 1));
  CHECK(changed.reached(day(2026, 4, 1)) == day(2025, 5, 1));
}

TEST_CASE("valid to a day of the year: through the first that leaves the time asked") {
  Case yearly({.name = "held", .validity = Validity::to_day_of_year, .month = 3, .day = 31});
  CHECK(yearly.reached(day(2022, 3, 31)) == day(2022, 4, 1));
  CHECK(yearly.reached(day(2022, 4, 1)) == day(2023, 4, 1));
  Case later({.name = "held",
              .validity = Validity::to_day_of_year,
              .valid_for = {{first_date, {.months = 6}}},
              .month = 3,
              .day = 31});
  CHECK(later.reached(day(2022, 9, 30)) == day(2023, 4, 1));
  CHECK(later.reached(day(2022, 10, 1)) == day(2024, 4, 1));
}

TEST_CASE("at the end of the calendar nothing is made up") {
  Case yearly({.name = "held", .validity = Validity::to_day_of_year, .month = 3, .day = 31});
  CHECK(yearly.reached(day(9999, 3, 31)) == day(9999, 4, 1));
  CHECK(yearly.reached(day(9999, 4, 1)) == never);
}

TEST_CASE("a stay away breaks no period off, and a renewal after it goes on") {
  Case on({.name = "held", .validity = Validity::from_previous_expiry, .valid_for = three_years});
  constexpr std::uint8_t away = 2;
  on.programme.statuses.push_back({.name = "away", .away = true});
  on.programme.transitions = {{.name = "away->held", .from = {away}, .to = held, .restores = true}};
  on.reached(day(2021, 5, 1));
  CHECK(on.reached(day(2022, 1, 1), away) == day(2022, 1, 1));
  on.history.push_back({.status = held, .effective = day(2022, 6, 1), .transition = 0});
  CHECK(validity_of(on.policy, on.programme, on.history) == day(2021, 5, 1));
  CHECK(on.reached(day(2024, 2, 1)) == day(2024, 5, 1));
  on.reached(day(2025, 1, 1), away);
  on.reached(day(2025, 2, 1), away);
  on.history.push_back({.status = held, .effective = day(2025, 6, 1), .transition = 0});
  CHECK(validity_of(on.policy, on.programme, on.history) == day(2024, 5, 1));

  Case yearly({.name = "held", .validity = Validity::to_day_of_year, .month = 3, .day = 31});
  yearly.programme.statuses.push_back({.name = "away", .away = true});
  yearly.programme.transitions = on.programme.transitions;
  yearly.reached(day(2022, 3, 31));
  yearly.reached(day(2022, 4, 20), away);
  yearly.history.push_back({.status = held, .effective = day(2022, 6, 1), .transition = 0});
  CHECK(validity_of(yearly.policy, yearly.programme, yearly.history) == day(2022, 4, 1));
}
