// What explanations say of rules as they are written: rows that were not chosen, deadlines, arithmetic without an
// answer.
#include <doctest/doctest.h>

#include <algorithm>

#include "dsl/run_tests/test_record.hpp"
#include "engine/explain/explain.hpp"
#include "engine/explain/values/values.hpp"
#include "tests/dsl/small_programme.hpp"

using namespace safon;
using safon::testing::load_text;

namespace {

using Says = ExplainedValue::Says;

const std::string header = R"(policy p { version "1" in force from 2020-01-01 month end round down }
record course { held: date hours: number dated by held }
record participant { number: number  agreed: boolean  exempt: boolean  appointed: date  courses: list of course }
)";

/// The requirement `told`, explained for the participant that the one test in `text` gives.
Explanation told(const std::string& text) {
  const auto loaded = load_text(header + text);
  const auto& policy = *loaded.compiled;
  const auto& test = loaded.model->tests.front();
  const RecordBatch record = test_record(*loaded.model, *test.given);
  Run run(policy.plan);
  run.run(record, {}, {&test.as_of.days, 1});
  for (auto node : policy.outline.requirements)
    if (policy.outline.nodes[node].name == "told") return explain(policy, node, run, record, 0, "");
  FAIL("there is no requirement `told`");
  return {};
}

Explanation condition(const std::string& text) {
  auto whole = told(text);
  REQUIRE(whole.children.size() == 1);
  return whole.children.front();
}

std::string line(const ExplainedValue& value) {
  std::string text = value.name + ": " + value.value;
  for (const auto& why : value.why) text += " !" + why;
  return text;
}

Date day(const char* iso) {
  return *parse_iso_date(iso);
}

}  // namespace

TEST_CASE("where no row is chosen, those that lack the least are shown, each with what it lacks") {
  const std::string rules = R"(
    let long_one = earliest course where hours is at least 10 and held after 2026-01-01
    requirement told { long_one exists }
    test "t" { as of 2026-06-01  given participant { courses: [)";
  SUBCASE("few") {
    const auto values = condition(rules + R"( { held: 2026-02-01 hours: 4 } { held: 2025-03-01 hours: 5 }
                                             { held: 2026-07-01 hours: 20 } ] } expect told not met })")
                            .values;
    REQUIRE(values.size() == 3);
    CHECK(values[0].says == Says::absent);
    CHECK(values[1].says == Says::passed_over);
    CHECK(line(values[1]) == "long_one: 2026-02-01, 4 !hours is at least 10");
    CHECK(line(values[2]) == "long_one: 2026-07-01, 20");  // dated later
  }
  SUBCASE("many") {
    std::string courses;
    for (std::size_t i = 0; i < passed_over_shown + 2; ++i) courses += "{ held: 2026-02-01 hours: 4 }";
    const auto values = condition(rules + courses + "] } expect told not met }").values;
    REQUIRE(values.size() == 1 + passed_over_shown + 1);
    CHECK(values.back().says == Says::more);
    CHECK(values.back().count == 2);
  }
  SUBCASE("none at all") {
    CHECK(condition(rules + "] } expect told not met }").values.size() == 1);
  }
  SUBCASE("in doubt") {
    const auto values = condition(rules + "{ held: 2026-02-01 } ] } expect told unknown }").values;
    REQUIRE(values.size() == 1);
    CHECK(line(values[0]) == "courses.hours: 2026-02-01");
    CHECK_FALSE(values[0].known());
  }
}

TEST_CASE("arithmetic that has no answer says so") {
  const auto says = [](const std::string& rule, const std::string& given) {
    const auto node = condition("requirement told { " + rule + " } test \"t\" { as of 2026-06-01 given participant { " +
                                given + " } expect told unknown }");
    CHECK(node.answer == Answer::unknown);
    std::vector<std::pair<std::string, Says>> impossible;
    for (const auto& value : node.values)
      if (value.says == Says::out_of_range || value.says == Says::divided_by_zero)
        impossible.emplace_back(value.name, value.says);
    return impossible;
  };
  using Found = std::vector<std::pair<std::string, Says>>;
  CHECK((says("number * 2000000000 is at least 1", "number: 9000000000") ==
         Found{{"number * 2000000000", Says::out_of_range}}));
  CHECK((says("10 / number is at least 1", "number: 0") == Found{{"10 / number", Says::divided_by_zero}}));
  CHECK((says("sum of hours of courses is at least 1",
              "courses: [ { held: 2026-01-01 hours: 8000000000000 } { held: 2026-01-02 hours: 8000000000000 } ]") ==
         Found{{"sum of hours of courses", Says::out_of_range}}));
  CHECK(says("number * 2 is at least 1", "agreed: true").empty());  // unknown because nobody has told us
}

TEST_CASE("a count that is a parameter is the one in force") {
  const std::string rules = R"(
    parameter enough : number { from 2020-01-01: 1  from 2026-01-01: 2 }
    requirement told { at least enough of { agreed  exempt } }
    test "t" { given participant { agreed: true  exempt: false } )";
  const auto before = condition(rules + "as of 2025-12-31 expect told met }");
  CHECK(before.count == 1);
  CHECK(before.answer == Answer::met);
  const auto after = condition(rules + "as of 2026-01-01 expect told not met }");
  CHECK(after.count == 2);
  CHECK((after.tally == Tally{.met = 1, .of = 2}));
}

TEST_CASE("what is still to come has a last day where the rule bounds its date") {
  const auto last = [](const std::string& rules, const std::string& given = "appointed: 2026-01-15") {
    return condition(rules + " test \"t\" { as of 2026-06-01 given participant { " + given + " } expect told met }")
        .last;
  };
  CHECK(last("let c = earliest course requirement told { c.held within 12 months of appointed }") == day("2027-01-15"));
  CHECK(last("requirement told { some course where held within 12 months of appointed }") == day("2027-01-15"));
  CHECK(last("requirement told { some course where held before 2026-09-01 }") == day("2026-08-31"));
  CHECK(last("let c = earliest course requirement told { 2026-09-01 on or after c.held }") == day("2026-09-01"));
  CHECK(last("let c = earliest course requirement told { c.held after appointed }") == std::nullopt);
  CHECK(last("requirement told { no course where held before 2026-09-01 }",
             "courses: [ { held: 2026-02-01 hours: 1 } ]") == std::nullopt);
  // Too late already: the course itself is known, and no day to come mends that.
  CHECK(last("let c = earliest course requirement told { c.held before appointed }",
             "appointed: 2026-01-15 courses: [ { held: 2026-02-01 hours: 1 } ]") == std::nullopt);
  SUBCASE("in the length that is in force") {
    const std::string time = "parameter time : duration { from 2020-01-01: 12 months  from 2026-03-01: 6 months }";
    CHECK(last(time + "requirement told { some course where held within time of appointed }") == std::nullopt);
    CHECK(last(time + "let c = earliest course requirement told { c.held within time of appointed }") ==
          day("2026-07-15"));
  }
}

TEST_CASE("what is read off a row that nobody can choose yet names the field that leaves it open") {
  const std::string rules = R"(
    let long_one = earliest course where hours is at least 10 and held after appointed
    requirement told { long_one.held before 2026-03-01 }
    test "t" { as of 2026-06-01  given participant { )";
  const std::string course = "courses: [ { held: 2026-02-01  hours: ";
  const auto of_row = condition(rules + "appointed: 2026-01-01 " + course + "unknown } ] } expect told met }").values;
  REQUIRE(of_row.size() == 1);
  CHECK(line(of_row[0]) == "courses.hours: 2026-02-01");
  const auto above = condition(rules + "appointed: unknown " + course + "12 } ] } expect told met }").values;
  REQUIRE(above.size() == 1);
  CHECK(line(above[0]) == "appointed: ");
  const auto list = condition(rules + "appointed: 2026-01-01 courses: unknown } expect told met }").values;
  REQUIRE(list.size() == 1);
  CHECK(line(list[0]) == "courses: ");
}

TEST_CASE("of rows that should all have something, those that have not are shown, and what they lack") {
  const std::string rules = R"(
    requirement told { every course has hours is at least 10 }
    test "t" { as of 2026-06-01  given participant { courses: [ { held: 2026-02-01  hours: 12 } )";
  const auto fails =
      condition(rules + "{ held: 2026-02-02 hours: 9 } { held: 2026-02-03 hours: unknown } ] } expect told met }")
          .values;
  REQUIRE(fails.size() == 1);
  CHECK(fails[0].says == ExplainedValue::Says::fails);
  CHECK(line(fails[0]) == "courses: 2026-02-02, 9 !hours is at least 10");
  const auto open = condition(rules + "{ held: 2026-02-03 hours: unknown } ] } expect told met }").values;
  REQUIRE(open.size() == 1);
  CHECK(line(open[0]) == "courses.hours: 2026-02-03");
  CHECK(line(condition(rules + "] } expect told met }").values.at(0)) == "courses: 2026-02-01, 12");
}

TEST_CASE("parameters and what bounds a set are values of a condition") {
  const std::string rules = R"(
    parameter trial: duration { from 2020-01-01: 6 months  from 2026-05-01: 1 year }
    parameter enough: number { from 2020-01-01: 10 }
    requirement told { some course where hours is at least enough and held before appointed + trial }
    test "t" { as of )";
  const std::string given = "  given participant { appointed: 2026-01-01  courses: [ ] } expect told met }";
  const auto later = condition(rules + "2026-06-01" + given).values;
  REQUIRE(later.size() == 4);
  CHECK(line(later[1]) == "enough: 10");
  CHECK(line(later[2]) == "appointed: 2026-01-01");
  CHECK(line(later[3]) == "trial: 1 year");
  CHECK(line(condition(rules + "2026-04-30" + given).values.at(3)) == "trial: 6 months");
}

TEST_CASE("a day that has to be equal to another is no deadline") {
  const std::string rules = R"(
    requirement told { some course where held on appointed }
    test "t" { as of 2026-06-01  given participant { appointed: 2026-01-01  courses: [ ] } expect told met })";
  CHECK(condition(rules).last == std::nullopt);
}
