// Each kind of change to a requirement, and that every example shown is true.
#include <doctest/doctest.h>

#include "pair.hpp"

using namespace safon;

TEST_CASE("a text that is only written otherwise means the same") {
  const std::string plain = "requirement r \"R\" { all of { a: agreed is true  b: appointed on or after 2026-01-01 } }";
  CHECK(summary(compared(plain, plain)).empty());
  CHECK(summary(compared(plain,
                         "# why\nrequirement r \"Rr\" {\n  all of {\n    b: appointed on or after 2026-01-01\n"
                         "    a: agreed is true\n  }\n}\n"))
            .empty());
  CHECK(summary(compared(plain,
                         "let since_then \"S\" = appointed on or after 2026-01-01\n"
                         "requirement r \"R\" { all of { a: agreed is true  b: since_then } }"))
            .empty());
}

TEST_CASE("a higher threshold tightens, a lower one loosens") {
  const auto asks = [](const std::string& hours) { return "requirement r \"R\" { level at least " + hours + " }"; };
  CHECK(summary(compared(asks("20"), asks("25"))) == "requirement r tightened");
  CHECK(summary(compared(asks("25"), asks("20"))) == "requirement r loosened");
}

TEST_CASE("the example is as small as can be and names both answers") {
  const auto comparison = compared("requirement r \"R\" { all of { a: agreed is true  h: level at least 20 } }",
                                   "requirement r \"R\" { all of { a: agreed is true  h: level at least 21 } }");
  REQUIRE(comparison.differences.size() == 1);
  REQUIRE(comparison.differences[0].examples.size() == 1);
  const auto& example = comparison.differences[0].examples[0];
  CHECK(example.given[0] == "  given participant {\n    level: 20\n    agreed: true\n  }\n");
  CHECK(example.found[0] == "met");
  CHECK(example.found[1] == "not met");
  REQUIRE(example.why[1]);
  CHECK(example.why[1]->name == "r.h");
  CHECK(example.why[0]->name == "r.h");
}

TEST_CASE("a window, a strictness, a count and a code are each found") {
  const auto one = [](const std::string& condition) { return "requirement r \"R\" { " + condition + " }"; };
  const auto pair = [&](const std::string& before, const std::string& after) {
    return summary(compared(one(before), one(after)));
  };
  CHECK(pair("some activity where kind is course within last 12 months",
             "some activity where kind is course within last 9 months") == "requirement r tightened");
  CHECK(pair("appointed before 2020-01-01", "appointed on or before 2020-01-01") == "requirement r loosened");
  CHECK(pair("at least 4 activities where kind is talk", "at least 5 activities where kind is talk") ==
        "requirement r tightened");
  CHECK(pair("some activity where kind in [course, talk]", "some activity where kind in [course, visit]") ==
        "requirement r both ways");
  CHECK(pair("portfolio.last_entry within last 12 months", "portfolio.last_entry within last 13 months") ==
        "requirement r loosened");
  CHECK(pair("share at least 80%", "share at least 75%") == "requirement r loosened");
  CHECK(pair("sum of hours of activities where kind is course at least 20",
             "sum of hours of activities where kind is course at least 21") == "requirement r tightened");
  const auto in_order = [](const std::string& relation) {
    return "let c = latest activity where kind is course\nlet t = latest activity where kind is talk\n"
           "requirement r \"R\" { c.held " +
           relation + " t.held }";
  };
  CHECK(summary(compared(in_order("before"), in_order("on or before"))) == "requirement r loosened");
}

TEST_CASE("what can never differ is said not to") {
  CHECK(summary(compared("requirement r \"R\" { level at least 5 or (level at least 5 and agreed is true) }",
                         "requirement r \"R\" { level at least 5 }")) == "requirement r no difference");
}

TEST_CASE("one condition of many that have to be met") {
  const auto rule = [](const std::string& months) {
    return "requirement r \"R\" { all of { a: agreed is true  b: level at least 7  c: share at least 60%"
           "  d: at least 3 activities where kind is course  e: portfolio.pages at least 10"
           "  f: portfolio.last_entry within " +
           months + " months of appointed } }";
  };
  CHECK(summary(compared(rule("12"), rule("11"))) == "requirement r tightened");
}

TEST_CASE("what only one version asks is shown by somebody in whose way it stands") {
  const std::string one = "requirement one \"One\" { level at least 5 }\n";
  const std::string two = "requirement two \"Two\" { agreed is true }\n";
  const auto added = compared(one, one + two).differences;
  REQUIRE(added.size() == 1);
  REQUIRE(added[0].examples.size() == 1);
  CHECK(added[0].examples[0].found == std::array<std::string, 2>{"not asked", "not met"});
  const auto removed = compared(one + two, one).differences;
  REQUIRE(removed.size() == 1);
  REQUIRE(removed[0].examples.size() == 1);
  CHECK(removed[0].examples[0].found == std::array<std::string, 2>{"not met", "not asked"});
}

TEST_CASE("requirements come and go, and change their names") {
  const std::string one = "requirement one \"One\" { level at least 5 }\n";
  const std::string other = "requirement other \"One\" { level at least 5 }\n";
  const std::string two = "requirement two \"Two\" { agreed is true }\n";
  CHECK(summary(compared(one, one + two)) == "requirement two added");
  CHECK(summary(compared(one + two, one)) == "requirement two removed");
  CHECK(summary(compared(one, other)) == "requirement other renamed");
  // Who refers to it means the same.
  CHECK(summary(compared(one + "requirement whole \"All\" { one }", other + "requirement whole \"All\" { other }")) ==
        "requirement other renamed");
}

TEST_CASE("a requirement that rests on one that changed is told with it") {
  const auto rules = [](const std::string& level) {
    return "requirement one \"One\" { level at least " + level +
           " }\nrequirement whole \"All\" { all of { one  a: agreed } }";
  };
  const auto comparison = compared(rules("5"), rules("6"));
  CHECK(summary(comparison) == "requirement one tightened");
  CHECK(comparison.differences[0].also == std::vector<std::string>{"whole"});
}

TEST_CASE("a parameter that changes later is in effect from its day") {
  const auto rules = [](const std::string& values) {
    return "parameter lowest \"Least\" : number { " + values + " }\nrequirement r \"R\" { level at least lowest }";
  };
  const auto comparison = compared(rules("from 2026-01-01: 5"), rules("from 2026-01-01: 5  from 2027-09-01: 6"));
  CHECK(summary(comparison) == "parameter lowest changed; requirement r tightened");
  CHECK(comparison.differences[0].detail == "5 becomes 6 from 2027-09-01");
  CHECK(comparison.differences[1].from == Date{parse_iso_date("2027-09-01")->days});
  CHECK(comparison.differences[1].parameters == std::vector<std::string>{"lowest"});
  REQUIRE(!comparison.differences[1].examples.empty());
  CHECK(comparison.differences[1].examples[0].as_of >= *parse_iso_date("2027-09-01"));
}

TEST_CASE("a field that one version does not have is left out of its record") {
  auto old_text = small_policy("requirement r \"R\" { agreed is true }");
  auto new_text = small_policy("requirement r \"R\" { agreed is true and married is false }");
  new_text.replace(new_text.find("  agreed "), 0, "  married \"Married\": optional boolean\n");
  const auto comparison = compare_policies(loaded(old_text), loaded(new_text), "");
  CHECK(summary(comparison) == "record participant.married added; requirement r tightened");
  require_true_examples(old_text, new_text, comparison);
}
