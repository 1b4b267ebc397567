// Automatic changes that people look at again.
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {

// `audit_draw`: after it, every change through that day is drawn that stands among the events up to `events`; the first
// of those whose day is still to come is `waiting`. `audit_count`: how far a stratum has come. `audited_change`: one
// that was chosen, the `number`th of its stratum. `audit_answer`: what was said of it, with the record version and the
// policy text that the change rests on.
void create_version_12(sql::Connection& connection) {
  connection.run(R"(
CREATE TABLE audit_draw(
  key INTEGER PRIMARY KEY,
  policy TEXT NOT NULL,
  through TEXT NOT NULL,
  events INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE TABLE audit_count(
  key INTEGER PRIMARY KEY,
  draw INTEGER NOT NULL REFERENCES audit_draw,
  policy TEXT NOT NULL,
  programme TEXT NOT NULL,
  transition TEXT NOT NULL,
  council TEXT NOT NULL,
  share INTEGER NOT NULL,
  among INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  drawn INTEGER NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX audit_count_by_stratum ON audit_count(policy, programme, transition, council, share, among, seed);
CREATE TABLE audited_change(
  key INTEGER PRIMARY KEY,
  draw INTEGER NOT NULL REFERENCES audit_draw,
  count INTEGER NOT NULL REFERENCES audit_count,
  number INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES event,
  participant INTEGER NOT NULL REFERENCES participant_key,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX audited_change_by_participant ON audited_change(participant);
CREATE TABLE audit_answer(
  key INTEGER PRIMARY KEY,
  audited INTEGER NOT NULL REFERENCES audited_change,
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  role TEXT NOT NULL,
  reason TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES record_version,
  rests_on INTEGER NOT NULL REFERENCES policy,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX audit_answer_by_change ON audit_answer(audited);
)");
  for (const char* table : {"audit_draw", "audit_count", "audited_change", "audit_answer"})
    make_growing(connection, table);
}

}  // namespace safon
