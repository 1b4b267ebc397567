#include "dsl/mutate/mutants.hpp"

#include <algorithm>

#include "dsl/mutate/try_mutants.hpp"
#include "tests/dsl/small_programme.hpp"

using namespace safon;
using safon::testing::load_text;

namespace {

const std::string head = R"(policy p { version "1" in force from 2020-01-01 month end round down }
record course plural courses { held: date hours: number dated by held }
record participant { joined: date  hours: number  excused: boolean  courses: list of course }
)";

/// "written → put there" of every mutant.
std::vector<std::string> changes(const std::string& rules) {
  const auto loaded = load_text(head + rules);
  std::vector<std::string> all;
  for (const auto& mutant : mutants_of(loaded))
    all.push_back(std::string(loaded.sources.text(mutant.span)) + " → " + mutant.replacement);
  return all;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a comparison is turned, and its number moved by one") {
  CHECK(changes("requirement r { hours is at least 10 }") == Words{"is at least → is more than", "10 → 11", "10 → 9"});
  CHECK(changes("requirement r { hours >= 0 }") == Words{">= → >", "0 → 1"});
  CHECK(changes("requirement r { joined is not after 2026-01-31 }") ==
        Words{"is not after → is not on or after", "2026-01-31 → 2026-02-01", "2026-01-31 → 2026-01-30"});
}

TEST_CASE("conditions are dropped where others stay") {
  CHECK(changes("requirement r { all of { excused  long: hours at most 3 } }") ==
        Words{"all → any", "excused → true", "hours at most 3 → true", "at most → less than", "3 → 4", "3 → 2"});
  CHECK(changes("requirement r { excused and hours exists }") ==
        Words{"excused and hours exists → hours exists", "excused and hours exists → excused", "exists → is missing"});
  CHECK(changes("requirement r { not excused }") == Words{"not excused → excused"});
}

TEST_CASE("exceptions are dropped and swapped, sets lose their limits") {
  CHECK(changes("requirement r { excused unless old: hours exists }") ==
        Words{"hours exists → false", "exists → is missing", "unless → except"});
  CHECK(changes("requirement r { excused unless old: hours exists then not applicable }") ==
        Words{"hours exists → false", "exists → is missing", "not applicable → not met"});
  CHECK(changes("requirement r { some course where hours exists within last 12 months }") ==
        Words{"some → no", " where hours exists → ", "exists → is missing", " within last 12 months → ",
              "12 months → 13 months", "12 months → 11 months"});
}

TEST_CASE("what must always hold is mutated as other conditions are") {
  const std::string way = R"(programme way for participant { begins on joined
    status outside initial  status inside final  from outside to inside when excused }
  )";
  const auto before = changes(way), all = changes(way + "always \"enough\": inside implies hours at least 5");
  Words more(all.begin() + std::ptrdiff_t(before.size()), all.end());
  CHECK(more == Words{"at least → more than", "5 → 6", "5 → 4"});
}

TEST_CASE("parameters and lengths of statuses are moved, tests are left alone") {
  const auto all = changes(R"(parameter asked : number { from 2020-01-01: 5 }
    requirement r { hours at least asked }
    programme way for participant { begins on joined
      status outside initial
      status inside valid for 2 years
      from outside to inside when r
      from inside to outside when expired }
    test "t" { as of 2026-01-01 given participant { hours: 5 } expect r met })");
  CHECK(all == Words{"5 → 6", "5 → 4", "at least → more than", "2 years → 3 years", "2 years → 1 year"});
}

TEST_CASE("what no test notices survives, whatever the number of threads") {
  const auto loaded = load_text(head + R"(requirement r { all of { hours at least 10  excused } }
    test "just enough" { as of 2026-01-01 given participant { hours: 10 excused: true } expect r met }
    test "too few" { as of 2026-01-01 given participant { hours: 9 excused: true } expect r not met })");
  for (const unsigned threads : {1U, 3U}) {
    const auto tried = try_mutants(loaded, threads);
    Words left;
    for (std::size_t m = 0; m < tried.mutants.size(); ++m)
      if (tried.fates[m] == Fate::survived)
        left.push_back(std::string(loaded.sources.text(tried.mutants[m].span)) + " → " + tried.mutants[m].replacement);
    // Nobody who is not excused is tried; the rest is held.
    CHECK(left == Words{"excused → true"});
    CHECK(tried.count(Fate::no_policy) == 0);
  }
}
