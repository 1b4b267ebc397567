// Versions of policies that were put in force, and who is under which of them.
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {

// `kind`: 'published' or 'retired'; `from_day`: since when it is so; `applies`: in words; `tests`: how many passed;
// `digest`: of the policy's files, as in `policy`. A binding is written only where a version is for some alone.
void create_version_7(sql::Connection& connection) {
  connection.run(R"(
CREATE TABLE publication(
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  policy INTEGER NOT NULL REFERENCES policy,
  from_day TEXT NOT NULL,
  applies TEXT NOT NULL,
  tests INTEGER NOT NULL,
  recorded TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  reason TEXT NOT NULL,
  digest BLOB NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE TABLE binding(
  key INTEGER PRIMARY KEY,
  programme INTEGER NOT NULL REFERENCES programme,
  participant INTEGER NOT NULL REFERENCES participant_key,
  policy INTEGER NOT NULL REFERENCES policy,
  entered TEXT NOT NULL,
  from_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX binding_by_participant ON binding(programme, participant);
)");
  make_growing(connection, "publication");
  make_growing(connection, "binding");
}

}  // namespace safon
