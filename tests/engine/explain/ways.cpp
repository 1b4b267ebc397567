#include "engine/explain/ways.hpp"

#include <doctest/doctest.h>

using namespace safon;

namespace {

/// a, b, lapsed, back, done (final), gone (final)
Programme programme() {
  Programme made;
  for (const char* name : {"a", "b", "lapsed", "back", "done", "gone"}) made.statuses.push_back({.name = name});
  made.statuses[4].final = made.statuses[5].final = true;
  return made;
}

Leads from_to(const Programme& programme, std::uint8_t present, std::uint8_t to) {
  return leads(programme, {.from = {present}, .to = to}, present);
}

}  // namespace

TEST_CASE("where no status is a setback, what comes later is onward, and what is final leads away") {
  const auto plain = programme();
  CHECK(from_to(plain, 1, 1) == Leads::round);
  CHECK(from_to(plain, 0, 1) == Leads::onward);
  CHECK(from_to(plain, 0, 2) == Leads::onward);
  CHECK(from_to(plain, 1, 0) == Leads::back);
  CHECK(from_to(plain, 2, 1) == Leads::back);
  CHECK(from_to(plain, 3, 4) == Leads::away);
}

TEST_CASE("where some are, they lead away, and what is final does not; out of one every way is onward") {
  auto marked = programme();
  marked.statuses[2].setback = marked.statuses[5].setback = true;
  CHECK(from_to(marked, 1, 1) == Leads::round);
  CHECK(from_to(marked, 1, 2) == Leads::away);
  CHECK(from_to(marked, 2, 2) == Leads::away);
  CHECK(from_to(marked, 2, 1) == Leads::onward);
  CHECK(from_to(marked, 3, 1) == Leads::back);
  CHECK(from_to(marked, 3, 4) == Leads::onward);
  CHECK(from_to(marked, 3, 5) == Leads::away);
}
