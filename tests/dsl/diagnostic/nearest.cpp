#include <doctest/doctest.h>

#include "dsl/diagnostic/diagnostic.hpp"

using namespace safon;

TEST_CASE("the nearest name is suggested, and none where nothing is near") {
  const std::vector<std::string> fields{"held", "hours", "kind", "outcome", "activities"};
  CHECK(nearest("helt", fields) == "held");
  CHECK(nearest("ehld", fields) == "held");  // two letters swapped
  CHECK(nearest("outcme", fields) == "outcome");
  CHECK(nearest("Kind", fields) == "kind");
  CHECK(nearest("activity", fields) == "activities");
  CHECK_FALSE(nearest("portfolio", fields));
  CHECK_FALSE(nearest("", fields));
  CHECK_FALSE(nearest("held", {}));
}

TEST_CASE("short names are not near to each other") {
  CHECK_FALSE(nearest("a", {"b"}));
  CHECK_FALSE(nearest("tm", {"sm"}));
  CHECK(nearest("TM", {"tm"}) == "tm");
  CHECK(nearest("dat", {"date"}) == "date");
}

TEST_CASE("of two equally near the alphabet decides, whatever the order") {
  CHECK(nearest("held_x", {"held_b", "held_a"}) == "held_a");
  CHECK(nearest("held_x", {"held_a", "held_b"}) == "held_a");
}

TEST_CASE("the word itself is no suggestion, and very long words get none") {
  CHECK_FALSE(nearest("held", {"held"}));
  CHECK_FALSE(nearest(std::string(100'000, 'a'), {std::string(100'000, 'a') + "b"}));
}
