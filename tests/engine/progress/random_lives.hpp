// Random small policies, records that change from version to version, and officers' decisions.
#pragma once
#include "tests/engine/evaluate/random_case.hpp"
#include "tests/engine/progress/small_policy.hpp"

namespace safon::testing {

inline const Date start = day("2026-01-10");
inline constexpr int horizon = 100, participants = 4;

inline Date after_start(int days) {
  return {start.days + days};
}

struct TheirDecision {
  std::uint32_t participant;
  Decision decision;
};

[[nodiscard]] SmallPolicy random_policy(Random& random);
void change(Random& random, Record& record);
[[nodiscard]] Records random_records(Random& random, const CompiledPolicy& policy);
/// Some fall on the very day on which a newer record becomes known.
[[nodiscard]] std::vector<TheirDecision> random_decisions(Random& random, const Records& records, int statuses);

struct Case {
  SmallPolicy small;
  Records records;
  std::vector<TheirDecision> decisions;

  explicit Case(Random& random)
      : small(random_policy(random)),
        records(random_records(random, small.policy)),
        decisions(random_decisions(random, records, int(small.programme().statuses.size()))) {}
  [[nodiscard]] const Calendar* calendar() const { return &small.policy.plan.calendars.front(); }
};

}  // namespace safon::testing
