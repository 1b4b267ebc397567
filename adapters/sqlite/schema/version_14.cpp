// Records that officers correct.
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {

// engine/correction/event.hpp says what happens. `corrected_version`: a record version that no council sent: `told` is
// the one that it was made from, `corrections` are the numbers of those that it carries, with a space between; none
// where the last one was withdrawn.
void create_version_14(sql::Connection& connection) {
  connection.run(R"(
CREATE TABLE correction_event(
  key INTEGER PRIMARY KEY,
  correction INTEGER NOT NULL,
  kind TEXT NOT NULL,
  participant INTEGER NOT NULL REFERENCES participant_key,
  field TEXT NOT NULL,
  was TEXT NOT NULL,
  value TEXT NOT NULL,
  told INTEGER NOT NULL REFERENCES record_version,
  version INTEGER NOT NULL REFERENCES record_version,
  rests_on INTEGER NOT NULL REFERENCES policy,
  import INTEGER REFERENCES import DEFERRABLE INITIALLY DEFERRED,
  on_day TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  role TEXT NOT NULL,
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX correction_event_by_participant ON correction_event(participant);
CREATE INDEX correction_event_by_correction ON correction_event(correction);
CREATE TABLE corrected_version(
  key INTEGER PRIMARY KEY,
  version INTEGER NOT NULL UNIQUE REFERENCES record_version,
  told INTEGER NOT NULL REFERENCES record_version,
  corrections TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
)");
  for (const char* table : {"correction_event", "corrected_version"}) make_growing(connection, table);
}

}  // namespace safon
