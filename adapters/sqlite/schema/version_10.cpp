// What people record about waivers, in a chain of their own.
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {

// engine/waiver/event.hpp says what happens. `rests_on`: the policy text; `rule`: the hash of the requirement's own
// text in it; `version`: the participant's newest record version; `known_from`: where it changes what holds, the first
// day that knows of it.
void create_version_10(sql::Connection& connection) {
  connection.run(R"(
CREATE TABLE waiver_event(
  key INTEGER PRIMARY KEY,
  policy TEXT NOT NULL,
  waiver INTEGER NOT NULL,
  kind TEXT NOT NULL,
  participant INTEGER NOT NULL REFERENCES participant_key,
  requirement TEXT NOT NULL,
  rests_on INTEGER NOT NULL REFERENCES policy,
  rule BLOB NOT NULL,
  version INTEGER NOT NULL REFERENCES record_version,
  on_day TEXT NOT NULL,
  until TEXT,
  approvers INTEGER NOT NULL,
  by_whom TEXT NOT NULL,
  role TEXT NOT NULL,
  reason TEXT NOT NULL,
  evidence TEXT NOT NULL,
  known_from INTEGER,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX waiver_event_by_participant ON waiver_event(participant);
)");
  make_growing(connection, "waiver_event");
}

}  // namespace safon
