// Statuses and transitions that changed, shown by somebody's history under both versions.
#include <doctest/doctest.h>

#include "pair.hpp"

using namespace safon;

namespace {

struct Way {
  std::string valid = "2 years", first = "good", officers = "", more = "";
};

std::string badge(const Way& way) {
  return R"(requirement good "Good" { level at least 5 }
requirement agrees "Agrees" { agreed is true }
programme badge "Badge" for participant {
  begins on appointed
  status novice "Novice" initial
  status holder "Holder" valid for )" +
         way.valid + R"(
  status lapsed "Lapsed"
  from novice to holder when )" +
         way.first + way.officers + R"(
  from holder to lapsed when expired
)" + way.more +
         "}\n";
}

std::string pair(const Way& before, const Way& after) {
  return summary(compared(badge(before), badge(after)));
}

/// Every difference has an example.
bool all_shown(const PolicyComparison& comparison) {
  for (const auto& difference : comparison.differences)
    if (difference.examples.empty()) return false;
  return true;
}

}  // namespace

TEST_CASE("the same programme, written otherwise") {
  CHECK(pair({}, {}).empty());
  CHECK(pair({.valid = "2 years"}, {.valid = "24 months"}).empty());
}

TEST_CASE("a status that is valid for longer") {
  const auto comparison = compared(badge({}), badge({.valid = "3 years"}));
  CHECK(all_shown(comparison));
  CHECK(summary(comparison).find("status badge.holder changed") != std::string::npos);
  CHECK(comparison.differences[0].detail == "valid for 2 years becomes 3 years");
}

TEST_CASE("a transition on another condition, certified, and by more people") {
  for (const auto& after : {Way{.first = "(good and agrees)"}, Way{.officers = " certified by officer"}}) {
    const auto comparison = compared(badge({}), badge(after));
    CHECK(summary(comparison) == "transition badge.novice->holder changed");
    CHECK(all_shown(comparison));
  }
  const auto comparison =
      compared(badge({.officers = " certified by officer"}), badge({.officers = " certified by 2 officers"}));
  CHECK(comparison.differences.at(0).detail == "certified by 1 officer becomes 2 officers");
  CHECK(all_shown(comparison));
}

TEST_CASE("a transition more") {
  const auto comparison = compared(badge({}), badge({.more = "  from lapsed to holder when agrees\n"}));
  CHECK(summary(comparison) == "transition badge.lapsed->holder added");
  CHECK(all_shown(comparison));
}

TEST_CASE("a status more, and how to get there") {
  const auto comparison =
      compared(badge({}), badge({.more = "  status friend \"Friend\"\n  from novice to friend when agrees\n"}));
  CHECK(summary(comparison) == "status badge.friend added; transition badge.novice->friend added");
  CHECK(comparison.differences.at(1).examples.size() == 1);
}
