// Certificates, and the public keys that they are signed with.
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {

// `rests_on`: the policy text; `until`: the first day on which it is no longer valid; `list` and `place`: where
// anybody looks whether it was revoked; `credential`: as it was signed. No private key is ever here.
void create_version_9(sql::Connection& connection) {
  connection.run(R"(
CREATE TABLE issuer_key(
  key INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  thumbprint TEXT NOT NULL UNIQUE,
  x TEXT NOT NULL,
  issuer TEXT NOT NULL,
  url TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE TABLE certificate(
  key INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  number TEXT NOT NULL UNIQUE,
  participant INTEGER NOT NULL REFERENCES participant_key,
  programme TEXT NOT NULL,
  status TEXT NOT NULL,
  rests_on INTEGER NOT NULL REFERENCES policy,
  since TEXT NOT NULL,
  until TEXT,
  issuer_key INTEGER NOT NULL REFERENCES issuer_key,
  list INTEGER NOT NULL,
  place INTEGER NOT NULL,
  holder TEXT NOT NULL,
  credential TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE(list, place)) STRICT;
CREATE INDEX certificate_by_participant ON certificate(participant);
CREATE TABLE revocation(
  key INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  number TEXT NOT NULL UNIQUE REFERENCES certificate(number),
  reason TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
)");
  for (const char* table : {"issuer_key", "certificate", "revocation"}) make_growing(connection, table);
}

}  // namespace safon
