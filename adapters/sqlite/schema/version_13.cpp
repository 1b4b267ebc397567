// To whom open cases are escalated, and which duties people hold.
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {

// `duties` has one on each line. A register that was made by then, or brought up from version 4, has the derived table
// as it is now.
void create_version_13(sql::Connection& connection) {
  connection.run("ALTER TABLE person ADD COLUMN duties TEXT NOT NULL DEFAULT ''");
  if (sql::Statement(connection, "SELECT 1 FROM pragma_table_info('open_case') WHERE name = 'escalated_to'").step())
    return;
  connection.run(
      "CREATE TEMP TABLE open_case_before AS SELECT * FROM main.open_case ORDER BY programme, participant, transition;"
      "DROP TABLE main.open_case");
  connection.run(open_cases_in("main"));
  connection.run(
      "INSERT INTO main.open_case SELECT *, '[]' FROM temp.open_case_before; DROP TABLE temp.open_case_before");
}

}  // namespace safon
