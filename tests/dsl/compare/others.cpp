// Intakes, and what is compared by its text.
#include <doctest/doctest.h>

#include "pair.hpp"

using namespace safon;

namespace {

std::string intake(const std::string& capacity, const std::string& who) {
  return "requirement good \"Good\" { level at least 5 }\nprogramme p \"P\" for participant {\n  status a \"A\" "
         "initial\n  status b \"B\"\n  "
         "from a to b when good\n}\nintake spring \"Spring\" {\n  allocated on 2026-04-01\n  "
         "capacity " +
         capacity + "\n  from participants where " + who + "\n  rank by level highest first\n}\n";
}

}  // namespace

TEST_CASE("an intake's places, and who may have one") {
  CHECK(summary(compared(intake("10", "good"), intake("10", "good"))).empty());
  auto comparison = compared(intake("10", "good"), intake("12", "good"));
  CHECK(summary(comparison) == "intake spring changed");
  CHECK(comparison.differences[0].detail == "capacity 10 becomes 12");
  comparison = compared(intake("10", "good"), intake("10", "(good and agreed)"));
  CHECK(comparison.differences[0].detail == "open to others");
  CHECK(comparison.differences[0].examples.size() == 1);
}

TEST_CASE("a published table changes with the `let` that it counts") {
  const auto table = [](const std::string& level) {
    return "let high = level at least " + level +
           "\nreport heads \"Heads\" {\n  rows by high\n  measure people \"People\": count\n}\n";
  };
  CHECK(summary(compared(table("5"), table("5"))).empty());
  CHECK(summary(compared(table("5"), table("6"))) == "other report heads changed");
}

TEST_CASE("another wording is no difference, and is told") {
  const auto comparison =
      compared("requirement r \"One\" { agreed is true }", "requirement r \"Other\" { agreed is true }");
  CHECK(comparison.differences.empty());
  CHECK(comparison.wordings == std::vector<std::string>{"requirement r"});
}
