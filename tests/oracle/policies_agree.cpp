// Random policies over random records must have the same answers from the engine and from SQLite. SAFON_ORACLE_POLICIES
// says how many policies are tried, SAFON_ORACLE_SECONDS for how long, SAFON_ORACLE_SEED which come first;
// SAFON_ORACLE_PRINT=1 prints each before it is tried.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "agreement.hpp"
#include "tests/oracle/random/policy.hpp"
#include "tests/oracle/random/records.hpp"

namespace safon::oracle {
namespace {

constexpr int usual_policies = 240, policies_of_a_register = 8, few_participants = 20, many_participants = 80,
              days_asked = 3;

std::uint64_t asked(const char* name, std::uint64_t usual) {
  const char* said = std::getenv(name);
  return said == nullptr ? usual : std::strtoull(said, nullptr, 10);
}

// Chance may word one condition twice and make two exceptions of it: that is rightly refused, and another one is made.
std::string consistent_policy(Random& random, const Shape& shape) {
  while (true) {
    std::string text = random_policy(random, shape);
    const LoadedPolicy made = loaded(text);
    if (std::ranges::none_of(made.diagnostics, [](const Diagnostic& diagnostic) {
          return diagnostic.kind == DiagnosticKind::exceptions_contradict;
        }))
      return text;
  }
}

// One register and the policies for it.
std::uint64_t hold_together(std::uint64_t seed, std::uint64_t policies) {
  Random random(seed);
  const Shape shape = random_shape(random);
  const std::string first = consistent_policy(random, shape);
  const LoadedPolicy made = loaded(first);
  REQUIRE_MESSAGE(made.compiled, first);
  const int participants = random.one_in(6) ? many_participants : few_participants;
  const RecordBatch batch = records_for(random, made.compiled->plan.schema, participants);
  std::vector<Date> days;
  while (days.size() < days_asked)
    if (const Date day = random_day(random); days.empty() || day > days.back())
      days.push_back(day);
    else
      days.assign(1, day);
  RecordTables tables(*made.compiled, batch, days);
  std::uint64_t compared = 0;
  for (std::uint64_t i = 0; i < policies; ++i) {
    const std::string policy = i == 0 ? first : consistent_policy(random, shape);
    if (asked("SAFON_ORACLE_PRINT", 0) > 0)
      std::cout << "# seed " << seed << ", policy " << i << "\n" << policy << std::endl;
    const auto found = disagreement(policy, batch, tables, compared);
    if (found) FAIL("seed " << seed << ", policy " << i << ":\n" << told(smaller(*found, batch, tables), tables));
  }
  return compared;
}

TEST_CASE("random policies over random records: the engine and SQLite agree") {
  const auto begun = std::chrono::steady_clock::now();
  const std::uint64_t seconds = asked("SAFON_ORACLE_SECONDS", 0), first_seed = asked("SAFON_ORACLE_SEED", 1),
                      policies = asked("SAFON_ORACLE_POLICIES", seconds > 0 ? UINT64_MAX : usual_policies);
  std::uint64_t compared = 0, seed = first_seed, tried = 0;
  for (; tried < policies; ++seed) {
    const std::uint64_t now = std::min<std::uint64_t>(policies_of_a_register, policies - tried);
    compared += hold_together(seed, now);
    tried += now;
    if (seconds > 0 && std::chrono::steady_clock::now() - begun >= std::chrono::seconds(seconds)) break;
  }
  std::cout << tried << " policies, " << compared << " answers compared, seeds " << first_seed << " to " << seed
            << "\n";
  if (seconds == 0 && policies >= usual_policies) CHECK(compared >= 20'000);
}

}  // namespace
}  // namespace safon::oracle
