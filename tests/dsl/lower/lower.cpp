#include "dsl/lower/lower.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "dsl/lower/matchings.hpp"
#include "dsl/run_tests/run_tests.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/record/build.hpp"
#include "tests/dsl/small_programme.hpp"

using namespace safon;
using safon::testing::load_text;

namespace {

const std::string header = R"(policy p { version "1" in force from 2020-01-01 month end round down }
record course { held: date hours: number dated by held }
record participant { night: boolean agreed: boolean exempt: boolean recalled: boolean number: number
                     appointed: date courses: list of course }
)";

/// "expected | found" of each expectation of the one test in `text` that does not hold.
std::vector<std::string> failures(const std::string& text) {
  const auto loaded = load_text(header + text);
  REQUIRE(loaded.compiled);
  std::vector<std::string> lines;
  for (const auto& result : run_tests(*loaded.model, *loaded.compiled))
    for (const auto& failure : result.failures) lines.push_back(failure.expected + " | " + failure.found);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("what is not applicable counts in `or`, `not` and `implies` as little as in `any of` and `none of`") {
  const std::string rules = R"(
    requirement nights { applies when night  agreed }
    requirement either { nights or exempt }
    requirement neither { not nights }
    requirement promise { nights implies recalled }
    requirement promised { exempt implies nights }
    requirement both { nights and not exempt }
    let named = nights
    requirement by_name { named or exempt }
    requirement among { any of { nights  exempt } }
    requirement amiss { none of { nights  exempt } }
    requirement among_named { any of { named  exempt } }
    test "nobody" { as of 2026-06-01 given participant { night: false  agreed: true  exempt: false  recalled: false }
  )";
  CHECK(failures(rules + R"(
    expect nights not applicable
    expect either not met
    expect neither met
    expect promise met
    expect promised met
    expect both met
    expect by_name not met
    expect among not met
    expect among_named not met
    expect amiss met })") == Lines{});
}

TEST_CASE("where `not applicable` and another outcome conflict, what asks for the requirement does not hold") {
  const std::string rules = R"(
    requirement some_rule { agreed  unless excused: exempt then not applicable  except barred: recalled }
    requirement whole { all of { some_rule  night } }
    requirement limited { applies when night  agreed  unless excused: exempt  except barred: recalled }
  )";
  CHECK(failures(rules + R"(test "both" { as of 2026-06-01
    given participant { night: true  agreed: true  exempt: true  recalled: true }
    expect whole unknown })") == Lines{});
  CHECK(failures(rules + R"(test "one" { as of 2026-06-01
    given participant { night: true  agreed: true  exempt: true  recalled: false }
    expect some_rule not applicable
    expect whole met })") == Lines{});
  CHECK(failures(rules + R"(test "not concerned" { as of 2026-06-01
    given participant { night: false  agreed: true  exempt: true  recalled: true }
    expect limited not applicable })") == Lines{});
}

TEST_CASE("lets that use one another twice are worked out once") {
  std::string sums = header, conditions = header;
  for (int i = 0; i < 60; ++i) {
    const auto here = std::to_string(i), next = std::to_string(i + 1);
    sums += "let n" + here + " = n" + next + " + n" + next + "\n";
    conditions += "let c" + here + " = c" + next + " and (not c" + next + " or agreed)\n";
  }
  const auto values = load_text(sums + "let n60 = number\nrequirement r { n0 > 3 }");
  REQUIRE(values.compiled);
  CHECK(values.compiled->plan.steps.size() < 100);
  const auto logic = load_text(conditions + "let c60 = night\nrequirement r { c0 }");
  REQUIRE(logic.compiled);
  CHECK(logic.compiled->outline.nodes.size() < 1000);
}

TEST_CASE("places are right at any column, characters of several bytes before it") {
  const std::string line = "requirement r \"é" + std::string(200, 'x') + "ŵ\" { agreed and night }";
  const auto loaded = load_text(header + line);
  REQUIRE(loaded.compiled);
  const auto& nodes = loaded.compiled->outline.nodes;
  const auto found = std::ranges::find(nodes, "night", &Node::text);
  REQUIRE(found != nodes.end());
  CHECK(found->place.column == 15 + 1 + 202 + 1 + std::string(" { agreed and ").size());
}

TEST_CASE("the time for a decision is the one in force when the case is opened") {
  const auto loaded = load_text(header + R"(
    parameter time : duration { from 2020-01-01: 10 days  from 2024-01-01: 1 month }
    programme way for participant {
      begins on appointed
      status new initial
      status done
      from new to done when agreed certified by officer within time
    })");
  REQUIRE(loaded.compiled);
  const auto& within = loaded.compiled->programmes[0].transitions[0].certify_within;
  REQUIRE(within.size() == 2);
  CHECK(within[0].duration == Duration{.days = 10});
  CHECK(within[1].from == make_date(2024, 1, 1));
  CHECK(within[1].duration == Duration{.months = 1});
}

TEST_CASE("a test in which something that must always hold does not hold fails") {
  const std::string rules = R"(
    programme way for participant {
      begins on appointed
      status new initial
      status done
      from new to done when agreed
    }
    always "nobody is done by day": done implies night
  )";
  CHECK(failures(rules + R"(test "by day" { as of 2026-06-01
    given participant { appointed: 2026-01-01  agreed: true  night: false }  expect status done })") ==
        Lines{"always \"nobody is done by day\" | it does not hold here"});
  CHECK(failures(rules + R"(test "by night" { as of 2026-06-01
    given participant { appointed: 2026-01-01  agreed: true  night: true }  expect status done })") == Lines{});
  CHECK(failures(rules + R"(test "nobody knows" { as of 2026-06-01
    given participant { appointed: 2026-01-01  agreed: true }  expect status done })") == Lines{});
}

TEST_CASE("two ways between the same statuses have names of their own") {
  const auto loaded = load_text(header + R"(
    programme way for participant {
      begins on appointed
      status new initial
      status done
      from new to done when agreed certified by officer
      from new to done when exempt certified by 2 officers
    })");
  const auto& transitions = loaded.compiled->programmes[0].transitions;
  CHECK(transitions[0].name == "new->done");
  CHECK(transitions[1].name == "new->done (2)");
}

TEST_CASE("an answer that nobody knows past the calendar's end says where the calendar ends") {
  const std::string rules = R"(
    calendar cal { covers 2025-01-01 to 2026-12-31  working monday to friday }
    requirement told { some course within 5 working days after appointed }
    test "past the end" { as of 2026-12-31
      given participant { appointed: 2026-12-30  courses: [ { held: 2026-12-31  hours: 1 } ] }
      expect told met })";
  const auto loaded = load_text(header + rules);
  const auto results = run_tests(*loaded.model, *loaded.compiled);
  REQUIRE(results[0].failures.size() == 1);
  CHECK(results[0].failures[0].found == "`told` unknown");
  REQUIRE(results[0].failures[0].explanation);
  const auto& values = results[0].failures[0].explanation->children.front().values;
  CHECK(std::ranges::any_of(values, [](const ExplainedValue& value) {
    return value.name == "last day of the calendar cal" && value.value == "2026-12-31";
  }));
}

TEST_CASE("nothing, as a number, is not the empty text or the first day of 1970") {
  CHECK(failures(R"(
    requirement no_text   { all of { agreed  ("" is "") } }
    requirement no_number { all of { agreed  number at least 0 } }
    requirement no_day    { appointed after 1970-01-01 }
    test "all three" { as of 2026-06-01 given participant { agreed: true  number: 0  appointed: 2026-01-01 }
      expect no_text met
      expect no_number met
      expect no_day met })") == Lines{});
}

TEST_CASE("an embedded record of a chosen row is there or not as one of the participant is") {
  const std::string rules = R"(policy p { version "1" in force from 2020-01-01 }
    record venue { size: number }
    record visit { held: date  venue: optional venue  dated by held }
    record participant { visits: list of visit }
    let first = earliest visit
    requirement somewhere { first.venue exists })";
  auto loaded = load_text(rules);
  RecordBatch batch(loaded.model->schema);
  append_row(batch, root_table);
  append_row(batch, 1);
  put(batch, 1, 0, parse_iso_date("2026-01-05")->days);
  Run run(loaded.compiled->plan);
  for (const int there : {0, 1}) {
    put(batch, 1, 1, there);  // as a feed writes it: 0 is known not to be there
    run.run(batch, {}, std::vector{parse_iso_date("2026-06-01")->days});
    const Node& node = loaded.compiled->outline.nodes[loaded.compiled->outline.requirements.front()];
    CHECK(run.verdict(node.verdict, 0) == to_verdict(there == 1));
  }
}

TEST_CASE("whether a moved date exists is asked with the duration of the day") {
  CHECK(failures(R"(
    calendar cal { covers 2025-01-01 to 2026-12-31  working monday to friday }
    parameter grace: duration { from 2020-01-01: 1 day  from 2026-06-01: 5 working days }
    requirement dated { (appointed + grace) exists }
    test "any day" { as of 2026-05-31 given participant { appointed: 2024-01-05 } expect dated met }
    test "a day before the calendar" { as of 2026-06-01 given participant { appointed: 2024-01-05 }
      expect dated unknown })") == Lines{});
}

TEST_CASE("tables and pairs count shared rows once, as the programme does") {
  const auto loaded = load_text(header + R"(
    requirement learning { all of { any_kind: some course  long: some course where hours at least 6 } }
    pool once { each course counts once for learning.any_kind, learning.long }
    programme way for participant { status on_it initial  status done final  from on_it to done when learning }
    report table { rows by learning  measure people: count }
    matching pairs { match participants where learning  with participants where agreed  each takes at most 1 })");
  REQUIRE(loaded.compiled);
  const auto shares = [](const Plan& plan) { return std::ranges::count(plan.steps, Op::is_filled, &Step::op); };
  CHECK(shares(loaded.compiled->plan) == 2);
  CHECK(shares(loaded.compiled->reports.front().plan) == 2);
  CHECK(shares(lower_matching(loaded.model->matchings.front(), *loaded.model, loaded.sources).plan) == 2);
}
