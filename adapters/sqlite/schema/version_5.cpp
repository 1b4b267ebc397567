// A night writes one page for each of the people whom it changes: their newest version stands with their standing, and
// no index over all versions is kept up. Each version knows the one before it instead.
#include "adapters/sqlite/schema/steps.hpp"

namespace safon {
void drop_views(sql::Connection& connection) {
  std::string all;
  {
    sql::Statement views(connection,
                         "SELECT 'DROP VIEW ' || group_concat('\"' || replace(name, '\"', '\"\"') || '\"', '; DROP "
                         "VIEW ') FROM sqlite_schema WHERE type = 'view' HAVING count(*) > 0");
    if (views.step()) all = views.string_at(0);
  }
  connection.run(all);
}

void create_version_5(sql::Connection& connection) {
  const bool has_rows = has_derived_tables(connection);
  if (has_rows) {
    drop_views(connection);
    connection.run(
        "DROP INDEX standing_by_wake; DROP INDEX standing_by_reviews;"
        "ALTER TABLE participant_now RENAME TO participant_now_4; ALTER TABLE standing RENAME TO standing_4;"
        "ALTER TABLE learned RENAME TO learned_4; ALTER TABLE headcount RENAME TO headcount_4;"
        "ALTER TABLE open_case RENAME TO open_case_4");
  }
  connection.run(derived_tables_in("main"));
  connection.run(newest_versions_view);
  if (has_rows)
    connection.run(
        // The index that goes has them in this order.
        "INSERT INTO version_before SELECT key, before, known FROM (SELECT key, lag(key) OVER each AS before, "
        "lag(known_from) OVER each AS known FROM record_version WINDOW each AS (PARTITION BY participant ORDER BY "
        "known_from, key)) WHERE before IS NOT NULL;"
        "INSERT INTO council_participant SELECT council, participant FROM participant_now_4 ORDER BY 1, 2;"
        "INSERT INTO not_reported SELECT participant FROM participant_now_4 WHERE reported = 0;"
        "INSERT INTO standing SELECT s.programme, s.participant, k.id, n.version, n.known_from, n.council, s.policy, "
        "s.wake, s.sequence, s.status, s.since, s.settled_through, s.next_day, s.stopped, s.cases, s.reviews, s.state "
        "FROM standing_4 s CROSS JOIN participant_now_4 n ON n.participant = s.participant CROSS JOIN participant_key "
        "k ON k.key = s.participant;"
        "INSERT INTO learned SELECT l.participant, l.known_from, n.version, n.known_from, n.council FROM learned_4 l "
        "CROSS JOIN participant_now_4 n ON n.participant = l.participant;"
        // Without a programme there is no other place for it.
        "INSERT INTO learned SELECT participant, known_from, version, known_from, council FROM participant_now_4 WHERE "
        "NOT "
        "EXISTS (SELECT 1 FROM programme) ON CONFLICT DO NOTHING;"
        "INSERT INTO headcount SELECT * FROM headcount_4; INSERT INTO open_case SELECT *, '[]' FROM open_case_4;"
        "DROP TABLE participant_now_4; DROP TABLE standing_4; DROP TABLE learned_4; DROP TABLE headcount_4;"
        "DROP TABLE open_case_4");
  connection.run("DROP INDEX record_version_by_participant");
}

}  // namespace safon
