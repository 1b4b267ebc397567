#include <doctest/doctest.h>

#include "tests/dsl/analyse/analysed.hpp"

using namespace safon;

namespace {

std::string warned(const std::string& condition) {
  return analysed_rules("requirement r { " + condition + " }").codes();
}

}  // namespace

TEST_CASE("conditions that nobody can meet") {
  CHECK(warned("hours at least 5 and hours less than 5") == "never_met");
  CHECK(warned("hours at least 5 and hours at most 5") == "");
  CHECK(warned("hours is 5 and hours more than 5") == "never_met");
  CHECK(warned("hours is 5 and hours is not 5") == "never_met");
  CHECK(warned("appointed after 2026-03-01 and agreed and appointed on or before 2026-03-01") == "never_met");
  CHECK(warned("agreed and not agreed") == "never_met");
  CHECK(warned("portfolio exists and portfolio is missing") == "never_met");
  CHECK(warned("some activity where kind is course and kind is coaching") == "never_met");
  CHECK(warned("some activity where kind is course within last 3 days") == "");
  CHECK(warned("agreed and false") == "never_met");
  CHECK(warned("all of { hours at least 5  hours less than 4 }") == "never_met");
  CHECK(warned("any of { hours at least 5  hours less than 4 }") == "");
}

TEST_CASE("conditions that everybody meets") {
  CHECK(warned("hours at least 5 or hours less than 5") == "always_met");
  CHECK(warned("hours at least 5 or hours less than 4") == "");
  CHECK(warned("1 is at most 2") == "always_met");
  CHECK(warned("every activity has kind in [course, coaching]") == "always_met");
  CHECK(warned("at least 0 activities") == "always_met");
  CHECK(warned("true") == "");
}

TEST_CASE("a thing held against itself") {
  CHECK(warned("hours at least hours") == "compared_with_itself");
  CHECK(warned("some activity where hours is participant.hours") == "");
}
