#include "adapters/sqlite/schema.hpp"

#include "adapters/sqlite/schema/steps.hpp"

namespace safon {
namespace {

constexpr Migration all[] = {{1, create_version_1},   {2, create_version_2},   {3, create_version_3},
                             {4, create_version_4},   {5, create_version_5},   {6, create_version_6},
                             {7, create_version_7},   {8, create_version_8},   {9, create_version_9},
                             {10, create_version_10}, {11, create_version_11}, {12, create_version_12},
                             {13, create_version_13}, {14, create_version_14}, {15, create_version_15}};

// Whose newest version is which council's; who is no longer reported; how many hold which status in which council,
// counted as they move; who has a version that nobody has looked at yet, from which day on it counts, and which is
// their newest: noted here, their standings are left alone until then. `version_before`: of the same participant, by
// the day from which they are known.
constexpr std::string_view what_is_known = R"(
CREATE TABLE @council_participant(
  council TEXT NOT NULL,
  participant INTEGER NOT NULL,
  PRIMARY KEY(council, participant)) STRICT, WITHOUT ROWID;
CREATE TABLE @not_reported(
  participant INTEGER PRIMARY KEY) STRICT;
CREATE TABLE @headcount(
  programme INTEGER NOT NULL,
  status INTEGER NOT NULL,
  council TEXT NOT NULL,
  participants INTEGER NOT NULL,
  PRIMARY KEY(programme, status, council)) STRICT, WITHOUT ROWID;
CREATE TABLE @learned(
  participant INTEGER PRIMARY KEY,
  known_from INTEGER NOT NULL,
  version INTEGER NOT NULL,
  latest_from INTEGER NOT NULL,
  council TEXT NOT NULL) STRICT;
CREATE TABLE @version_before(
  version INTEGER PRIMARY KEY,
  before INTEGER NOT NULL,
  known_from INTEGER NOT NULL) STRICT;
)";

// `id`: the participant's, so that a night need not look for it elsewhere. `version`, `known_from` and `council`: of
// the newest version, but for those whom `learned` has.
constexpr std::string_view where_everybody_stands = R"(
CREATE TABLE @standing(
  programme INTEGER NOT NULL,
  participant INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  known_from INTEGER NOT NULL,
  council TEXT NOT NULL,
  policy INTEGER NOT NULL,
  wake INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  status INTEGER,
  since TEXT,
  settled_through INTEGER,
  next_day INTEGER,
  stopped INTEGER NOT NULL,
  cases INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  state BLOB,
  PRIMARY KEY(programme, participant)) STRICT, WITHOUT ROWID;
CREATE INDEX @standing_by_wake ON standing(programme, policy, wake);
CREATE INDEX @standing_by_reviews ON standing(participant) WHERE reviews > 0;
)";

// `certified_by` and `escalated_to`: JSON lists, of people and of duties.
constexpr std::string_view what_waits = R"(
CREATE TABLE @open_case(
  programme INTEGER NOT NULL,
  participant INTEGER NOT NULL,
  transition INTEGER NOT NULL,
  since TEXT NOT NULL,
  opened TEXT NOT NULL,
  due TEXT,
  certified_by TEXT NOT NULL,
  escalated_to TEXT NOT NULL,
  PRIMARY KEY(programme, participant, transition)) STRICT, WITHOUT ROWID;
)";

// Those who were looked at since their standing was written, and stand where they stood: each standing is on a page of
// its own among all the others, so these are left alone until many can be taken over at once. `standing_now` has both;
// whoever asks for one of these columns asks there.
constexpr std::string_view who_was_looked_at = R"(
CREATE TABLE IF NOT EXISTS @looked_at(
  programme INTEGER NOT NULL,
  participant INTEGER NOT NULL,
  version INTEGER NOT NULL,
  known_from INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  settled_through INTEGER NOT NULL,
  next_day INTEGER NOT NULL,
  state BLOB NOT NULL,
  PRIMARY KEY(programme, participant)) STRICT, WITHOUT ROWID;
CREATE VIEW IF NOT EXISTS @standing_now AS SELECT s.programme, s.participant, s.id,
  ifnull(n.version, s.version) AS version, ifnull(n.known_from, s.known_from) AS known_from, s.council, s.policy,
  s.wake, ifnull(n.sequence, s.sequence) AS sequence, s.status, s.since,
  ifnull(n.settled_through, s.settled_through) AS settled_through, ifnull(n.next_day, s.next_day) AS next_day,
  s.stopped, s.cases, s.reviews, ifnull(n.state, s.state) AS state, n.participant IS NOT NULL AS looked_at
  FROM standing s LEFT JOIN looked_at n ON n.programme = s.programme AND n.participant = s.participant;
)";

}  // namespace

std::string in_schema(std::string_view where, std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '@')
      out.append(where).append(".");
    else
      out += c;
  }
  return out;
}

std::string derived_tables_in(std::string_view where) {
  return in_schema(where, what_is_known) + in_schema(where, where_everybody_stands) + open_cases_in(where) +
         looked_at_in(where);
}

std::string open_cases_in(std::string_view where) {
  return in_schema(where, what_waits);
}

std::string looked_at_in(std::string_view where) {
  return in_schema(where, who_was_looked_at);
}

void drop_derived_tables(sql::Connection& connection, std::string_view where) {
  connection.run(in_schema(where, "DROP VIEW IF EXISTS @standing_now"));
  for (const DerivedTable& table : derived_tables)
    connection.run("DROP TABLE IF EXISTS " + std::string(where) + "." + std::string(table.name));
}

std::span<const Migration> migrations() {
  return all;
}

int newest_version() {
  return all[std::size(all) - 1].version;
}

void migrate(sql::Connection& connection, int from, std::span<const Migration> steps) {
  for (const Migration& step : steps) {
    if (step.version <= from) continue;
    step.run(connection);
    connection.run("PRAGMA user_version = " + std::to_string(step.version));
  }
}

}  // namespace safon
