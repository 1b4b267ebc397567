#include "adapters/sqlite/import/participant_set.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

#include "adapters/sqlite/sql/sql.hpp"

using namespace safon;

TEST_CASE("a participant is in a set from the first time on") {
  ParticipantSet set;
  CHECK_FALSE(set.has(1));
  CHECK(set.add(1));
  CHECK_FALSE(set.add(1));
  CHECK(set.has(1));
}

TEST_CASE("a set has the keys that were added and no others, wherever its blocks end") {
  ParticipantSet set;
  const std::set<ParticipantKey> keys = {1, 63, 64, 4095, 4096, 4097, 1'000'000, (ParticipantKey{1} << 32) - 1};
  for (const ParticipantKey key : keys) CHECK(set.add(key));
  for (const ParticipantKey key : keys)
    for (const ParticipantKey near : {key - 1, key, key + 1}) CHECK(set.has(near) == keys.contains(near));
}

TEST_CASE("what a set was packed into gives the same set") {
  std::mt19937 random(1);
  for (const ParticipantKey most : {10, 5'000, 3'000'000}) {
    ParticipantSet set;
    std::set<ParticipantKey> keys;
    for (int i = 0; i < 1'000; ++i) {
      const ParticipantKey key = 1 + static_cast<ParticipantKey>(random()) % most;
      CHECK(set.add(key) == keys.insert(key).second);
    }
    ParticipantSet again;
    again.unpack(set.packed());
    CHECK(again.packed() == set.packed());
    for (const ParticipantKey key : keys) CHECK(again.has(key));
  }
}

TEST_CASE("a packed set that names nobody possible is damage") {
  const Bytes beyond = {0x81, 0x80, 0x80, 0x80, 0x10};  // 2^32 + 1
  CHECK_THROWS_AS(ParticipantSet().unpack(beyond), sql::Failure);
  const Bytes cut = {0x81};
  CHECK_THROWS_AS(ParticipantSet().unpack(cut), sql::Failure);
}
