// Tests with a table of cases, and what an expectation says when it is taken apart.
#include <doctest/doctest.h>

#include <algorithm>

#include "dsl/run_tests/run_tests.hpp"
#include "tests/dsl/small_programme.hpp"

using namespace safon;
using safon::testing::load_text;
using safon::testing::small_programme;

namespace {

std::vector<TestResult> results(const std::string& tests) {
  const auto loaded = load_text(small_programme + tests);
  return run_tests(*loaded.model, *loaded.compiled);
}

std::string parts(const TestFailure& failure) {
  std::string text;
  for (const auto& part : failure.parts)
    text += part.what + ": " + part.expected + (part.same() ? " = " : " ≠ ") + part.found + "; ";
  return text;
}

}  // namespace

TEST_CASE("each row of a table is a test of its own, by its own name") {
  const auto all = results(R"(
    test "two visits" {
      given participant { appointed: 2026-01-10
                          activities: [ { kind: visit held: 2026-02-01 } { kind: visit held: second } { kind: what held: 2026-02-01 } ] }
      for each as of, second, what, expect visits, expect status {
        "both":              2026-06-01  2026-03-01  course   met      trained since 2026-02-01
        "the second is too early for the day": 2027-03-01  2026-02-27  visit  not met because visits  new
        "nobody knows":      2026-06-01  unknown     visit    met      trained
      }
    })");
  REQUIRE(all.size() == 3);
  CHECK(all[0].title == "two visits: both");
  CHECK(all[0].table == "two visits");
  CHECK(all[0].failures.empty());
  CHECK(all[1].failures.empty());
  REQUIRE(all[2].failures.size() == 1);
  CHECK(parts(all[2].failures[0]) == "status: trained ≠ new; ");
}

TEST_CASE("an expectation is taken apart into what it says") {
  const auto all = results(R"(
    test "one" { as of 2026-11-01
      given participant { appointed: 2026-01-10  activities: [ { kind: course held: 2026-02-01 } ] }
      expect status trained since 2026-03-01
      expect course met since 2026-03-01
      expect visits met
      expect case for settled since 2026-01-01 due 2026-02-01
      expect no next date
      expect next date 2027-01-01 })");
  REQUIRE(all[0].failures.size() == 5);
  CHECK(parts(all[0].failures[0]) == "status: trained = trained; since: 2026-03-01 ≠ 2026-02-01; ");
  CHECK(parts(all[0].failures[1]) == "course: met = met; since: 2026-03-01 ≠ 2026-02-01; ");
  CHECK(parts(all[0].failures[2]) == "visits: met ≠ not met; ");
  CHECK(parts(all[0].failures[3]) == "case for: settled ≠ none; since: 2026-01-01 ≠ never; due: 2026-02-01 ≠ never; ");
  CHECK(parts(all[0].failures[4]) == "next date: 2027-01-01 ≠ never; ");
}

TEST_CASE("the explanation of a failure says in which lines of the test its values stand") {
  const auto all = results(
      "test \"one\" { as of 2026-11-01\n given participant { appointed: 2026-01-10\n activities: [\n"
      "{ kind: visit held: 2026-02-01 } ] }\n expect visits met }");
  REQUIRE(all[0].failures.size() == 1);
  const auto& values = all[0].failures[0].explanation->children.front().values;
  REQUIRE(!values.empty());
  CHECK(values.front().file == "small.safon");
  CHECK(values.front().received.empty());
  const auto before = std::count(small_programme.begin(), small_programme.end(), '\n');
  CHECK(values.front().line == before + 4);
}

TEST_CASE("an always may be expected to be broken, and only then is") {
  const std::string broken = R"(
    test "one" { as of 2026-11-01 given participant { appointed: 2026-01-10 }
      given status settled since 2026-02-01 expect status settled )";
  const auto rule = std::string("expect always \"nobody is settled who was not trained\" broken ");
  CHECK(results(broken + "}")[0].failures.size() == 1);
  CHECK(results(broken + rule + "}")[0].failures.empty());
  const auto holds =
      results("test \"one\" { as of 2026-11-01 given participant { appointed: 2026-01-10 } " + rule + "}");
  REQUIRE(holds[0].failures.size() == 1);
  CHECK(parts(holds[0].failures[0]) == "always: broken ≠ holds; ");
}

TEST_CASE("a case for officers may be expected with the day on which it is due") {
  const std::string other = R"(
    programme other for participant { status idle initial  status busy final
      from idle to busy when visits certified by officer within 30 days }
    test "one" { follows other as of 2026-03-05
      given participant { appointed: 2026-01-10  activities: [ { kind: visit held: 2026-02-01 } { kind: visit held: 2026-03-01 } ] }
      given status idle since 2026-01-01
      expect case for busy since 2026-03-01 due )";
  CHECK(results(other + "2026-03-31 }")[0].failures.empty());
  const auto late = results(other + "2026-04-01 }");
  REQUIRE(late[0].failures.size() == 1);
  CHECK(parts(late[0].failures[0]) ==
        "case for: busy = busy; since: 2026-03-01 = 2026-03-01; due: 2026-04-01 ≠ 2026-03-31; ");
}

TEST_CASE("a test without a status may say which programme it follows") {
  const auto all = results(R"(
    programme other for participant { status idle initial  status busy final  from idle to busy when visits }
    test "one" { follows other as of 2026-11-01
      given participant { appointed: 2026-01-10  activities: [ { kind: visit held: 2026-02-01 } { kind: visit held: 2026-03-01 } ] }
      given status idle since 2026-01-01
      expect status busy since 2026-03-01
      expect no next date })");
  CHECK(all[0].failures.empty());
}
