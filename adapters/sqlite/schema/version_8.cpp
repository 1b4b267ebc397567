// People who sign in, and what is written down of their coming and going.
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {

// Times are seconds since 1970, but for `at`, which people read. `roles` and `councils` have one on each line; no
// council: all of them. `password` is what argon2id makes of it, and `session.token` a hash: neither lets anybody in
// who can only read the register, nor do they belong into rows that are never taken away.
void create_version_8(sql::Connection& connection) {
  connection.run(R"(
CREATE TABLE person(
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  full_name TEXT NOT NULL,
  roles TEXT NOT NULL,
  councils TEXT NOT NULL,
  password TEXT NOT NULL,
  disabled INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  locked_until INTEGER NOT NULL) STRICT;
CREATE TABLE session(
  token BLOB PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person,
  began INTEGER NOT NULL,
  seen INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE access_event(
  key INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  person TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  text TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
)");
  make_growing(connection, "access_event");
}

}  // namespace safon
