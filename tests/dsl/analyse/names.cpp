#include <doctest/doctest.h>

#include "tests/dsl/analyse/analysed.hpp"

using namespace safon;

TEST_CASE("a misspelt name is mended by the nearest one") {
  auto made = analysed_rules("requirement r { some activity where kind is coatching and hours at least 3 }");
  REQUIRE(made.codes() == "unknown_code");
  CHECK(made.diagnostics[0].help == "did you mean `coaching`?");
  REQUIRE(made.diagnostics[0].fix);
  CHECK(made.sources.text(made.diagnostics[0].fix->span) == "coatching");
  CHECK(made.diagnostics[0].fix->replacement == "coaching");
}

TEST_CASE("all mistakes are reported at once, each once") {
  auto made = analysed_rules(
      "let a = earliest activty\n"
      "let b = a.held\n"
      "requirement r { all of { appointd exists  b exists  hours at least 3%  r2 } }\n");
  CHECK(made.codes() == "unknown_list unknown_name percentage_or_number unknown_name");
}

TEST_CASE("a declaration that could not be read keeps its name") {
  auto made =
      analysed_rules("requirement broken { all of \n}\nrequirement r { broken }\nrequirement s { broken.part }");
  for (const auto& diagnostic : made.diagnostics) CHECK(info(diagnostic.kind).code[1] == '1');  // the parser's own
  CHECK(!made.policy);
}

TEST_CASE("a record with a mistake in it may hold what others ask for") {
  auto made = analysed(
      "policy p { version \"1\" in force from 2026-01-01 }\n"
      "record participant { appointed: date\n hours = number\n agreed: boolean }\n"
      "requirement r { all of { hours at least 3  agreed } }");
  for (const auto& diagnostic : made.diagnostics) CHECK(info(diagnostic.kind).code[1] == '1');
}

TEST_CASE("fields of an unknown type go with anything") {
  auto made = analysed(
      "policy p { version \"1\" in force from 2026-01-01 }\n"
      "record participant { role: rolle  things: list of thing }\n"
      "requirement r { all of { role is manager  some thing where x is y  role.a within last 3 days } }");
  CHECK(made.codes() == "unknown_type unknown_type");
}

TEST_CASE("a circle is shown with its way") {
  auto made = analysed_rules(
      "requirement a { b }\nrequirement b { all of { x: any of { c agreed } } }\nrequirement c { b.x }\n");
  REQUIRE(made.codes() == "reference_circle");
  CHECK(made.first_message() == "`b.x` rests on itself: `b.x` → `c` → `b.x`");
}

TEST_CASE("`let`s stand after those that they use") {
  auto made = analysed_rules("let a = b + 1\nlet b = c * 2\nlet c = hours\nrequirement r { a at least 3 }");
  REQUIRE(made.policy);
  CHECK(made.policy->lets[0].name == "c");
  CHECK(made.policy->lets[1].name == "b");
  CHECK(made.policy->lets[2].name == "a");
  CHECK(made.policy->lets[2].value.children[0].index == 1);
}

TEST_CASE("a code may have the name of a `let`, even of the one that asks for it") {
  auto made =
      analysed_rules("let coaching = earliest activity where kind is coaching\nrequirement r { coaching exists }");
  CHECK(made.codes() == "");
}

TEST_CASE("a requirement and an embedded record may share a name where only one of them fits") {
  auto made = analysed_rules(
      "requirement portfolio_kept { portfolio exists and portfolio.opened before 2030-01-01 }\n"
      "requirement r { portfolio_kept }");
  CHECK(made.codes() == "");
}

TEST_CASE("sets are named by their field, by their record, or by the record's plural") {
  auto made = analysed(
      "policy p { version \"1\" in force from 2026-01-01 }\n"
      "record child plural children { born: date  dated by born }\n"
      "record participant { dependants: list of child }\n"
      "requirement r { all of { at least 2 children  some dependants  some child where born before 2020-01-01 } }");
  CHECK(made.codes() == "");
}

TEST_CASE("a long chain of `let`s and requirements gets an answer") {
  std::string lets = "let a0 = hours\n", requirements = "requirement r0 { agreed }\n";
  for (int i = 1; i < 3000; ++i) {
    lets = "let a" + std::to_string(i) + " = a" + std::to_string(i - 1) + "\n" + lets;
    requirements += "requirement r" + std::to_string(i) + " { r" + std::to_string(i - 1) + " }\n";
  }
  auto made = analysed_rules(lets + requirements);
  CHECK(made.codes() == "nested_too_deeply");
}

TEST_CASE("records that hold one another over and over stop at a limit") {
  std::string text = "policy p { version \"1\" in force from 2026-01-01 }\nrecord participant { a: r0  b: r0 }\n";
  for (int i = 0; i < 40; ++i) {
    const std::string next = "r" + std::to_string(i + 1);
    text += "record r" + std::to_string(i) + " { a: " + next + "  b: " + next + "  c: list of " + next + " }\n";
  }
  auto made = analysed(text + "record r40 { x: number }\n");
  CHECK(made.codes().find("too_many") != std::string::npos);
  CHECK(made.diagnostics.size() < 50);
}

TEST_CASE("the number of declarations is limited") {
  auto with = [](int count) {
    std::string lets;
    for (int i = 0; i < count; ++i) lets += "let a" + std::to_string(i) + " = 1\n";
    return analysed("policy p { version \"1\" in force from 2026-01-01 }\nrecord participant { a: number }\n" + lets);
  };
  CHECK(with(9'998).policy.has_value());
  CHECK(with(9'999).codes() == "too_many");
}
