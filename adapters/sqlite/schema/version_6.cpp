// Places that are given out, in a chain of their own.
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {

// engine/intake/event.hpp says what happens. `rests_on`: the policy text; `settlements`: how many there were when it
// was written; `known_from`: of a place, the day from which it counts.
void create_version_6(sql::Connection& connection) {
  connection.run(R"(
CREATE TABLE intake_event(
  key INTEGER PRIMARY KEY,
  policy TEXT NOT NULL,
  intake TEXT NOT NULL,
  kind TEXT NOT NULL,
  participant INTEGER REFERENCES participant_key,
  rests_on INTEGER NOT NULL REFERENCES policy,
  run INTEGER REFERENCES run,
  settlements INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  effective TEXT NOT NULL,
  due TEXT,
  rank INTEGER NOT NULL,
  keys TEXT NOT NULL,
  memberships TEXT NOT NULL,
  text TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  known_from INTEGER,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX intake_event_by_intake ON intake_event(policy, intake);
CREATE INDEX intake_event_by_participant ON intake_event(participant) WHERE known_from IS NOT NULL;
)");
  make_growing(connection, "intake_event");
}

}  // namespace safon
