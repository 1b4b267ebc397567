// What parameters are adjusted to.
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {

// `event`: of `waiver_event`, the proposal. `kind`: "number", "percentage" or "date"; `value`: millionths, or days
// since 1970.
void create_version_15(sql::Connection& connection) {
  connection.run(R"(
CREATE TABLE adjustment(
  key INTEGER PRIMARY KEY,
  event INTEGER NOT NULL UNIQUE REFERENCES waiver_event,
  kind TEXT NOT NULL,
  value INTEGER NOT NULL,
  hash BLOB NOT NULL) STRICT;
)");
  make_growing(connection, "adjustment");
}

}  // namespace safon
