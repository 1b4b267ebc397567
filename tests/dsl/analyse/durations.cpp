#include <doctest/doctest.h>

#include "tests/dsl/analyse/analysed.hpp"

using namespace safon;

namespace {

Analysed unrounded(const std::string& rules) {
  return analysed("policy p { version \"1\" in force from 2026-01-01 }\nrecord participant { appointed: date }\n" +
                  rules);
}

}  // namespace

TEST_CASE("months need a rounding, and a day shows why") {
  CHECK(unrounded("requirement r { appointed within last 1 month }").first_message() ==
        "`1 month` after 31 January 2027 would be a day that does not exist");
  CHECK(unrounded("requirement r { appointed within last 2 years }").first_message() ==
        "`2 years` after 29 February 2028 would be a day that does not exist");
  CHECK(unrounded("requirement r { appointed within last 4 years }").first_message() ==
        "`4 years` after 29 February 2096 would be a day that does not exist");
  CHECK(unrounded("requirement r { appointed within last 6 weeks }").codes() == "");
  CHECK(unrounded("requirement r { appointed within last 400 years }").codes() == "");
}

TEST_CASE("one line of the header mends them all, so it is asked for once") {
  CHECK(unrounded("requirement r { appointed within last 1 month and appointed + 2 months after today }").codes() ==
        "month_end_undeclared");
  CHECK(unrounded("requirement r { appointed within last 3 working days or appointed + 2 working days after today }")
            .codes() == "calendar_needed");
}

TEST_CASE("windows are written out with both their ends") {
  auto made = analysed_rules("requirement r { appointed within 3 days after 2026-01-01 }");
  REQUIRE(made.policy);
  const auto& body = std::get<model::Expr>(made.policy->requirements[0].body[0].body);
  REQUIRE(body.kind == model::ExprKind::and_);
  CHECK(body.children[0].relation == Relation::greater_equal);
  CHECK(body.children[0].children[1].kind == model::ExprKind::date);
  CHECK(body.children[1].relation == Relation::less_equal);
  CHECK(body.children[1].children[1].kind == model::ExprKind::add_duration);
}

TEST_CASE("`today` moves once, on one side") {
  CHECK(analysed_rules("requirement r { appointed after today - 1 year }").codes() == "");
  CHECK(analysed_rules("requirement r { appointed after today - 1 year - 1 day }").codes() == "today_alone");
  CHECK(analysed_rules("requirement r { today within last 3 days }").codes() == "today_on_both_sides");
  CHECK(analysed_rules("requirement r { today exists }").codes() == "wrong_relation");
  CHECK(analysed_rules("requirement r { some activity where today after held }").codes() == "");
}

TEST_CASE("a date that rests on a changing parameter is written out where it is used") {
  auto made = analysed_rules(
      "parameter grace : duration { from 2026-01-01: 1 month  from 2027-01-01: 2 months }\n"
      "let due = appointed + grace\nrequirement r { due before today }");
  REQUIRE(made.policy);
  const auto& body = std::get<model::Expr>(made.policy->requirements[0].body[0].body);
  CHECK(body.children[0].kind == model::ExprKind::add_duration);
}

TEST_CASE("parameters have a value on every day of the policy") {
  CHECK(analysed_rules("parameter n : number { from 2026-01-02: 3 }\nrequirement r { hours at least n }")
            .first_message() == "`n` has no value from 2026-01-01 to 2026-01-01");
  CHECK(analysed_rules("parameter n : number { from 2025-12-31: 3 }\nrequirement r { hours at least n }").codes() ==
        "");
  CHECK(
      analysed_rules("parameter n : number { from 2026-01-01: -3 }\nrequirement r { at least n activities }").codes() ==
      "not_a_count");
  CHECK(analysed_rules("parameter n : percentage { from 2026-01-01: 3 }\nrequirement r { agreed }").codes() ==
        "wrong_type");
}
