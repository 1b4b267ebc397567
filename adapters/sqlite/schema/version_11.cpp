// Whoever is looked at and stands where they stood costs no page of their own any more.
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {

// A list of the records may be called like the new table.
void create_version_11(sql::Connection& connection) {
  drop_views(connection);
  connection.run(looked_at_in("main"));
  connection.run(newest_versions_view);
}

}  // namespace safon
