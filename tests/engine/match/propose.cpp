#include "engine/match/propose.hpp"

#include <doctest/doctest.h>

using namespace safon;
using namespace safon::match;

namespace {

// One constraint, to be different; one wish, to be the same.
Matching one_of_each() {
  Matching matching;
  matching.constraints = {{.same = false, .name = "background"}};
  matching.wishes = {{.same = true, .name = "council"}};
  return matching;
}

Person person(const char* id, Value background, Value council, std::int64_t most = 0, std::int64_t has = 0) {
  return {.id = id, .council = "", .values = {background, council}, .most = most, .has = has};
}

}  // namespace

TEST_CASE("pairs keep the constraints, the room that is left, and as many wishes as can be") {
  const auto matching = one_of_each();
  const People people{.seekers = {person("a", 0, 0), person("b", 0, 1), person("c", 1, 0), person("d", 1, 1)},
                      .givers = {person("e", 1, 1, 3, 1), person("f", 1, 0, 1), person("g", 0, 0, 2, 2)},
                      .doubtful = {}};
  const auto proposal = propose(matching, people);
  REQUIRE(proposal);
  CHECK(proposal->given == std::vector<std::uint32_t>{1, 0, nobody, nobody});
  CHECK(proposal->kept(0, 1) == 1);
  CHECK(proposal->kept(0, 0) == 0);
  CHECK(proposal->loads() == std::vector<std::uint32_t>{1, 1, 0});
  // Whoever has all that they take may be had in principle: it is their room that is short.
  const auto without = shortage(proposal->task, proposal->given, 2);
  CHECK(without.seekers == std::vector<std::uint32_t>{2});
  CHECK(without.givers == std::vector<std::uint32_t>{2});
}

TEST_CASE("nobody is matched with themselves, and what is known not to be there is neither the same nor different") {
  const auto matching = one_of_each();
  const People people{.seekers = {person("a", 0, 0), person("b", none_like, 0)},
                      .givers = {person("a", 1, 0, 9), person("x", 0, 0, 9), person("y", none_like, 0, 9)},
                      .doubtful = {}};
  const auto proposal = propose(matching, people);
  REQUIRE(proposal);
  CHECK(proposal->task.possible.empty());
  CHECK(excluded(matching, people, 0).self == 1);
  CHECK(excluded(matching, people, 0).by_constraint == std::vector<std::size_t>{2});
  CHECK(excluded(matching, people, 1).self == 0);
  CHECK(excluded(matching, people, 1).by_constraint == std::vector<std::size_t>{3});
}

TEST_CASE("a wish of which it is not known is not kept") {
  const auto matching = one_of_each();
  const People people{
      .seekers = {person("a", 0, unknown_like)}, .givers = {person("x", 1, unknown_like, 1)}, .doubtful = {}};
  const auto proposal = propose(matching, people);
  REQUIRE(proposal);
  CHECK(proposal->given == std::vector<std::uint32_t>{0});
  CHECK(proposal->kept(0, 0) == 0);
}

TEST_CASE("there are limits to how many are matched, with how many, in how many pairs") {
  Matching matching = one_of_each();
  const auto many = [](std::size_t count, Value background) {
    return std::vector<Person>(count, person(background == 0 ? "s" : "g", background, 0, 1));
  };
  People people{.seekers = many(most_seekers, 0), .givers = many(most_pairs / most_seekers, 0), .doubtful = {}};
  CHECK(propose(matching, people));
  people.seekers.emplace_back(person("s", 0, 0));
  CHECK(propose(matching, people).error() == TooMany::seekers);
  people = {.seekers = many(1, 0), .givers = many(most_givers, 0), .doubtful = {}};
  CHECK(propose(matching, people));
  people.givers.emplace_back(person("g", 0, 0));
  CHECK(propose(matching, people).error() == TooMany::givers);
  people = {.seekers = many(500, 0), .givers = many(most_pairs / 500, 1), .doubtful = {}};
  CHECK(people.seekers.size() * people.givers.size() == most_pairs);
  people.givers.emplace_back(person("h", 1, 0));
  CHECK(propose(matching, people).error() == TooMany::pairs);
}
