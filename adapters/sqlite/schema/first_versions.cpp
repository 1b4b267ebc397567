// The steps to version 4, as they were released: they are never changed.
#include <span>

#include "adapters/sqlite/ledger/chain.hpp"
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {
namespace {

// Dates that people read are TEXT ('2026-11-22'); those by which the nightly run searches are days since 1970 as
// INTEGER (known_from, wake, settled_through, next_day). No statement computes with dates.
constexpr const char* version_1 = R"(
CREATE TABLE policy(
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  in_force_from TEXT NOT NULL,
  digest BLOB NOT NULL UNIQUE,
  hash BLOB NOT NULL) STRICT;
CREATE TABLE policy_file(
  key INTEGER PRIMARY KEY,
  policy INTEGER NOT NULL REFERENCES policy,
  name TEXT NOT NULL,
  text BLOB NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX policy_file_by_policy ON policy_file(policy);
CREATE TABLE record_schema(
  key INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  json TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE TABLE programme(
  key INTEGER PRIMARY KEY,
  policy TEXT NOT NULL,
  name TEXT NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE(policy, name)) STRICT;
CREATE TABLE status_name(
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL) STRICT;
CREATE TABLE participant_key(
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL) STRICT;
CREATE TABLE import(
  key INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  digest BLOB NOT NULL,
  feed TEXT NOT NULL,
  council TEXT NOT NULL,
  received TEXT NOT NULL,
  known_from TEXT NOT NULL,
  full_return INTEGER NOT NULL,
  policy INTEGER NOT NULL REFERENCES policy,
  record_schema INTEGER NOT NULL REFERENCES record_schema,
  imported TEXT NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  no_longer_reported INTEGER NOT NULL,
  reported_again INTEGER NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE(digest, feed, policy)) STRICT;
CREATE TABLE record_version(
  key INTEGER PRIMARY KEY,
  participant INTEGER NOT NULL REFERENCES participant_key,
  import INTEGER NOT NULL REFERENCES import DEFERRABLE INITIALLY DEFERRED,
  record_schema INTEGER NOT NULL REFERENCES record_schema,
  known_from INTEGER NOT NULL,
  council TEXT NOT NULL,
  line INTEGER NOT NULL,
  content BLOB NOT NULL,
  document BLOB NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX record_version_by_participant ON record_version(participant, known_from);
CREATE TABLE rejection(
  key INTEGER PRIMARY KEY,
  import INTEGER NOT NULL REFERENCES import DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL,
  column_ INTEGER NOT NULL,
  participant TEXT NOT NULL,
  field TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX rejection_by_import ON rejection(import);
CREATE TABLE run(
  key INTEGER PRIMARY KEY,
  policy INTEGER NOT NULL REFERENCES policy,
  as_of TEXT NOT NULL,
  started TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX run_by_day ON run(as_of);
CREATE TABLE run_end(
  key INTEGER PRIMARY KEY,
  run INTEGER NOT NULL UNIQUE REFERENCES run,
  finished TEXT NOT NULL,
  participants INTEGER NOT NULL,
  events INTEGER NOT NULL,
  status_changes INTEGER NOT NULL,
  cases_opened INTEGER NOT NULL,
  reviews_opened INTEGER NOT NULL,
  stopped INTEGER NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE TABLE settlement(
  key INTEGER PRIMARY KEY,
  programme INTEGER NOT NULL REFERENCES programme,
  policy INTEGER NOT NULL REFERENCES policy,
  run INTEGER REFERENCES run,
  days BLOB NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX settlement_by_run ON settlement(run);
CREATE TABLE event(
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  participant INTEGER NOT NULL REFERENCES participant_key,
  settlement INTEGER REFERENCES settlement DEFERRABLE INITIALLY DEFERRED,
  import INTEGER REFERENCES import DEFERRABLE INITIALLY DEFERRED,
  on_day TEXT NOT NULL,
  effective TEXT NOT NULL,
  from_status TEXT,
  to_status TEXT,
  transition TEXT,
  due TEXT,
  by_whom TEXT NOT NULL,
  text TEXT NOT NULL,
  version INTEGER REFERENCES record_version,
  version_hash BLOB,
  policy_hash BLOB,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX event_by_participant ON event(participant);
CREATE INDEX event_by_settlement ON event(settlement);
CREATE TABLE chain_head(
  name TEXT PRIMARY KEY,
  rows_ INTEGER NOT NULL,
  head BLOB NOT NULL) STRICT, WITHOUT ROWID;
)";

// Heads that the register had: one row for each transaction that appended, so that a head that was noted down is found
// again. A head covers every row before it, so these rows need no chain of their own.
constexpr const char* version_2 = R"(
CREATE TABLE head(
  key INTEGER PRIMARY KEY,
  counts TEXT NOT NULL,
  head BLOB NOT NULL) STRICT;
)";

// Whom a partial return confirmed as they were known: keys, ascending, each as the distance from the one before.
constexpr const char* version_3 = R"(
CREATE TABLE confirmation(
  key INTEGER PRIMARY KEY,
  import INTEGER NOT NULL REFERENCES import DEFERRABLE INITIALLY DEFERRED,
  participants BLOB NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX confirmation_by_import ON confirmation(import);
CREATE INDEX import_by_received ON import(received);
)";

// Nothing in a night may walk through everybody, or through all that ever came in: returns are found by their council.
constexpr const char* version_4 = "CREATE INDEX import_by_council ON import(council, received) WHERE full_return = 1";

// The derived tables that came with it.
constexpr const char* derived_4 = R"(
CREATE TABLE participant_now(
  participant INTEGER PRIMARY KEY,
  council TEXT NOT NULL,
  version INTEGER NOT NULL,
  known_from INTEGER NOT NULL,
  reported INTEGER NOT NULL) STRICT;
CREATE TABLE headcount(
  programme INTEGER NOT NULL,
  status INTEGER NOT NULL,
  council TEXT NOT NULL,
  participants INTEGER NOT NULL,
  PRIMARY KEY(programme, status, council)) STRICT, WITHOUT ROWID;
CREATE TABLE learned(
  participant INTEGER PRIMARY KEY,
  known_from INTEGER NOT NULL) STRICT;
CREATE INDEX participant_now_by_council ON participant_now(council);
)";

}  // namespace

void make_growing(sql::Connection& connection, const std::string& table) {
  const auto refuse = [&](const std::string& name, const std::string& verb) {
    connection.run("CREATE TRIGGER " + table + name + " BEFORE " + verb + " ON " + table +
                   " BEGIN SELECT RAISE(ABORT, 'the table `" + table + "` only grows'); END");
  };
  refuse("_no_update", "UPDATE");
  refuse("_no_delete", "DELETE");
}

bool has_derived_tables(const sql::Connection& connection) {
  return sql::Statement(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'standing'").step();
}

void create_version_1(sql::Connection& connection) {
  connection.run(version_1);
  for (const std::string_view table : std::span(growing_tables).first(13)) make_growing(connection, std::string(table));
}

// What was noted before is known by the head that there is now alone.
void create_version_2(sql::Connection& connection) {
  connection.run(version_2);
  make_growing(connection, "head");
  store_head(connection, load_chains(connection));
}

void create_version_3(sql::Connection& connection) {
  connection.run(version_3);
  make_growing(connection, "confirmation");
}

void create_version_4(sql::Connection& connection) {
  connection.run(version_4);
  if (!has_derived_tables(connection)) return;
  connection.run(
      "CREATE TEMP TABLE before AS SELECT n.participant, n.council, n.version, v.known_from, n.reported FROM "
      "participant_now n JOIN record_version v ON v.key = n.version;"
      "DROP TABLE participant_now; DROP TABLE IF EXISTS headcount; DROP TABLE IF EXISTS learned");
  connection.run(derived_4);
  connection.run(
      "INSERT INTO participant_now SELECT * FROM temp.before; DROP TABLE temp.before;"
      "INSERT INTO headcount SELECT s.programme, s.status, n.council, count(*) FROM standing s JOIN participant_now n "
      "USING (participant) WHERE s.status IS NOT NULL GROUP BY 1, 2, 3");
}

}  // namespace safon
