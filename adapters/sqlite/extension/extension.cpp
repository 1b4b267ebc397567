// What the sqlite3 shell loads with `.load ./safon_records`: the functions that the views over the records need.
#include <sqlite3ext.h>

#include "adapters/sqlite/records/record_functions.hpp"
#include "adapters/sqlite/sql/sql.hpp"

SQLITE_EXTENSION_INIT1

extern "C" __attribute__((visibility("default"))) int sqlite3_safonrecords_init(sqlite3* connection, char** error,
                                                                                const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  try {
    safon::add_record_functions(connection);
    return SQLITE_OK;
  } catch (const safon::sql::Failure& failure) {
    *error = sqlite3_mprintf("%s", failure.error.message.c_str());
    return SQLITE_ERROR;
  }
}
