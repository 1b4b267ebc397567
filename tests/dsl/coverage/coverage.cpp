#include "dsl/coverage/coverage.hpp"

#include <algorithm>

#include "tests/dsl/small_programme.hpp"

using namespace safon;
using safon::testing::load_text;

namespace {

const std::string rules = R"(policy p { version "1" in force from 2020-01-01 }
  record participant { joined: date  hours: number  excused: optional boolean }
  let enough = hours at least 10
  requirement trained {
    applies when enough
    all of { long: hours at least 20  short: hours at most 30 unless pardoned: excused }
  }
  programme way for participant {
    begins on joined
    status outside initial
    status inside final
    from outside to inside when trained
  }
)";

Coverage covered(const std::string& tests) {
  const auto loaded = load_text(rules + tests);
  return coverage_of(*loaded.model, *loaded.compiled);
}

using Words = std::vector<std::string>;

/// "kind name: what is missing" of each point.
Words unseen(const Coverage& coverage) {
  Words all;
  for (const auto& point : coverage.points) {
    std::string line = std::string(point_name(point.kind)) + " " + point.name + ":";
    for (const auto& answer : point.missing()) line += " " + answer;
    all.push_back(line);
  }
  return all;
}

}  // namespace

TEST_CASE("without tests nothing is seen, and each point says what is asked of it") {
  const auto coverage = covered("");
  CHECK(unseen(coverage) ==
        Words{"requirement trained: met not met unknown", "branch applies when enough: met not met unknown",
              "branch trained.long: met not met unknown", "branch trained.short: met not met unknown",
              "exception trained.short.pardoned: met not met unknown", "transition outside->inside: taken"});
  CHECK(coverage.all().reached == 0);
  CHECK(coverage.all().goals == 16);
  CHECK(coverage.all().percent() == 0);
}

TEST_CASE("a test shows the answers of its day, and the ways that somebody went") {
  const auto coverage = covered(R"(
    test "long enough" { as of 2026-01-01 given participant { joined: 2025-01-01 hours: 25 } expect trained met }
    test "too short"   { as of 2026-01-01 given participant { joined: 2025-01-01 hours: 15 } expect trained not met }
  )");
  CHECK(unseen(coverage) == Words{"requirement trained: unknown", "branch applies when enough: not met unknown",
                                  "branch trained.long: unknown", "branch trained.short: not met unknown",
                                  "exception trained.short.pardoned: met unknown", "transition outside->inside:"});
  CHECK(coverage.tests == 2);
  CHECK(coverage.points[0].seen == std::array<std::uint32_t, 3>{1, 1, 0});
  CHECK(coverage.of(PointKind::transition).percent() == 100);
  CHECK(coverage.of("trained").goals == 15);
}

TEST_CASE("what reads nothing of the record is not asked to be unknown") {
  const auto loaded = load_text(R"(policy p { version "1" in force from 2020-01-01 }
    record participant { joined: date }
    requirement late { today on or after 2026-06-01 }
    test "t" { as of 2026-01-01 given participant { } expect late not met })");
  const auto coverage = coverage_of(*loaded.model, *loaded.compiled);
  REQUIRE(coverage.points.size() == 1);
  CHECK(coverage.points[0].missing() == Words{"met"});
  CHECK(coverage.all().percent() == 50);
}

TEST_CASE("99.9 percent is not 100") {
  CHECK(Reach{999, 1000}.percent() == 99);
  CHECK(Reach{0, 0}.percent() == 100);
}
