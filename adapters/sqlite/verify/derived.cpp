#include "adapters/sqlite/verify/derived.hpp"

#include <algorithm>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/replay.hpp"
#include "adapters/sqlite/schema.hpp"

namespace safon {
namespace {

using sql::Statement;
using sql::Type;

// Made again, standings are written with each settlement: of those that `looked_at` hides, the one that they were left
// at is kept as the replay comes by.
constexpr const char* keep_what_was_left = R"(
DROP TABLE IF EXISTS temp.was_left;
CREATE TEMP TABLE was_left(
  programme INTEGER, participant INTEGER, sequence INTEGER, settled_through INTEGER, next_day INTEGER, state BLOB,
  PRIMARY KEY(programme, participant)) WITHOUT ROWID;
CREATE TEMP TRIGGER keep_what_was_left AFTER UPDATE OF sequence ON temp.standing
  WHEN EXISTS (SELECT 1 FROM main.looked_at n WHERE n.programme = NEW.programme AND n.participant = NEW.participant)
BEGIN
  INSERT OR REPLACE INTO was_left SELECT NEW.programme, NEW.participant, NEW.sequence, NEW.settled_through,
    NEW.next_day, NEW.state FROM main.standing s WHERE s.programme = NEW.programme AND s.participant = NEW.participant
    AND s.sequence = NEW.sequence;
END;
)";

class Derived {
 public:
  Derived(RegisterFile::Inside& inside, Verification& out) : inside_(inside), out_(out) {}

  void run(std::span<const CompiledPolicy* const> policies) {
    drop_derived_tables(inside_.connection, "temp");
    inside_.connection.run(derived_tables_in("temp"));
    inside_.connection.run(keep_what_was_left);
    try {
      replay(inside_, policies, "temp", [&](std::int64_t settlement, const RegisterError& error) {
        found("settlement", std::to_string(settlement), error.message);
      });
    } catch (const sql::Failure& failure) {
      found("database", "", "the derived tables cannot be made again: " + failure.error.message);
    }
    for (const DerivedTable& table : derived_tables)
      if (table.name != "learned") compare(table);
    learned();
    left_alone();
    inside_.connection.run("DROP TABLE temp.was_left");
    drop_derived_tables(inside_.connection, "temp");
  }

 private:
  void found(std::string_view table, std::string key, std::string what) {
    out_.findings.push_back({std::string(table), std::move(key), std::move(what)});
  }

  // What was learnt since people were settled wakes them, be it noted with their standing or not yet. Made again, all
  // of it is noted with their standing, and nobody is noted apart: `looked_at` is compared with their standings, and
  // what it hides of these is not.
  static std::string rows_of(std::string_view where, std::string_view table) {
    const std::string in(where);
    if (table == "looked_at")
      return where == "main" ? "SELECT * FROM main.looked_at"
                             : "SELECT s.programme, s.participant, s.version, s.known_from, s.sequence, "
                               "s.settled_through, s.next_day, s.state FROM main.looked_at n CROSS JOIN temp.standing "
                               "s ON s.programme = n.programme AND s.participant = n.participant";
    if (table != "standing") return "SELECT * FROM " + in + "." + std::string(table);
    const auto newer = [&](const std::string& column) {
      return where == "main" ? "CASE WHEN n.participant IS NULL THEN s." + column + " ELSE t." + column + " END"
                             : "s." + column;
    };
    const std::string through = newer("settled_through");
    return "SELECT s.programme, s.participant, s.id, ifnull(l.version, " + newer("version") +
           ") AS version, ifnull(l.latest_from, " + newer("known_from") +
           ") AS known_from, ifnull(l.council, s.council) AS council, s.policy, CASE WHEN " + through +
           " IS NULL OR l.known_from > " + through +
           " THEN ifnull(min(s.wake, l.known_from), s.wake) ELSE s.wake END AS wake, " + newer("sequence") +
           " AS sequence, s.status, s.since, " + through + " AS settled_through, " + newer("next_day") +
           " AS next_day, s.stopped, s.cases, s.reviews, " + newer("state") + " AS state FROM " + in + ".standing s " +
           (where == "main" ? "LEFT JOIN main.looked_at n ON n.programme = s.programme AND n.participant = "
                              "s.participant LEFT JOIN temp.standing t ON t.programme = n.programme AND t.participant "
                              "= n.participant "
                            : "") +
           "LEFT JOIN " + in + ".learned l ON l.participant = s.participant";
  }

  // Made again, everybody's newest version stands with them, or is noted as learned while there is no programme.
  void learned() {
    const std::string newest =
        "(SELECT participant, version, known_from, council FROM temp.standing WHERE programme = 1 UNION ALL SELECT "
        "participant, version, latest_from, council FROM temp.learned) n ON n.participant = l.participant";
    const auto own = [](const std::string& what) {
      return "(WITH RECURSIVE own(version, known_from) AS (SELECT n.version, n.known_from UNION ALL SELECT b.before, "
             "b.known_from FROM own CROSS JOIN temp.version_before b ON b.version = own.version) SELECT " +
             what + " FROM own)";
    };
    Statement strange(inside_.connection,
                      "SELECT l.participant, ifnull(l.version = n.version AND l.latest_from = n.known_from AND "
                      "l.council = n.council AND l.known_from IN " +
                          own("known_from") + ", 0) FROM main.learned l LEFT JOIN " + newest +
                          " ORDER BY l.participant");
    for (; strange.step(); ++out_.rows)
      if (strange.integer_at(1) == 0) found("learned", strange.string_at(0), "does not follow from the ledger");
    // What it hides of their standing: a version of theirs, and they woke for time, or for a version known before.
    Statement hidden(
        inside_.connection,
        "SELECT s.programme || ', ' || s.participant FROM main.learned l CROSS JOIN main.programme p CROSS "
        "JOIN main.standing_now s ON s.programme = p.key AND s.participant = l.participant JOIN " +
            newest + " WHERE (s.version, s.known_from) NOT IN " + own("version, known_from") +
            " OR s.council <> ifnull((SELECT council FROM main.record_version WHERE key = s.version), '') "
            "OR (s.wake <> ifnull(s.next_day, 0) AND s.wake NOT IN " +
            own("known_from") + ")");
    while (hidden.step()) found("standing", hidden.string_at(0), "does not follow from the ledger");
  }

  // The standings that `looked_at` hides are those of an earlier settlement, which the replay came by.
  void left_alone() {
    const std::string_view own =
        "(s.version, s.known_from) IN (WITH RECURSIVE own(version, known_from) AS (SELECT t.version, t.known_from FROM "
        "temp.standing t WHERE t.programme = s.programme AND t.participant = s.participant UNION ALL SELECT b.before, "
        "b.known_from FROM own CROSS JOIN temp.version_before b ON b.version = own.version) SELECT * FROM own)";
    Statement strange(inside_.connection,
                      "SELECT s.programme || ', ' || s.participant, w.participant IS NULL OR (s.settled_through, "
                      "s.next_day, s.state) IS NOT (w.settled_through, w.next_day, w.state) OR NOT " +
                          std::string(own) +
                          " FROM main.looked_at n CROSS JOIN main.standing s ON s.programme = n.programme AND "
                          "s.participant = n.participant LEFT JOIN temp.was_left w ON w.programme = s.programme AND "
                          "w.participant = s.participant AND w.sequence = s.sequence AND w.sequence < n.sequence");
    while (strange.step())
      if (strange.integer_at(1) != 0) found("standing", strange.string_at(0), "does not follow from the ledger");
  }

  static bool same_value(const Statement& a, const Statement& b, int column) {
    if (a.type(column) != b.type(column)) return false;
    if (a.type(column) == Type::integer) return a.integer_at(column) == b.integer_at(column);
    return std::ranges::equal(a.blob_at(column), b.blob_at(column));
  }

  static std::string key_at(const Statement& row, int columns) {
    std::string key;
    for (int c = 0; c < columns; ++c) key += (c > 0 ? ", " : "") + row.string_at(c);
    return key;
  }

  // Both sides in the order of their keys, like two piles of cards.
  void compare(const DerivedTable& table) {
    const std::string name(table.name);
    std::string order = " ORDER BY 1";
    for (int c = 2; c <= table.key_columns; ++c) order += ", " + std::to_string(c);
    Statement there(inside_.connection, rows_of("main", table.name) + order);
    Statement right(inside_.connection, rows_of("temp", table.name) + order);
    const auto compare_keys = [&] {
      for (int c = 0; c < table.key_columns; ++c) {
        const bool text = there.type(c) == Type::text;
        const auto way = text ? there.text_at(c) <=> right.text_at(c) : there.integer_at(c) <=> right.integer_at(c);
        if (way != 0) return way < 0 ? -1 : 1;
      }
      return 0;
    };
    bool a = there.step(), b = right.step();
    while (a || b) {
      const int side = !a ? 1 : !b ? -1 : compare_keys();
      if (side < 0) found(name, key_at(there, table.key_columns), "does not follow from the ledger");
      if (side > 0) found(name, key_at(right, table.key_columns), "is not there");
      if (side == 0) {
        std::string wrong;
        for (int c = table.key_columns; c < there.columns(); ++c)
          if (!same_value(there, right, c)) wrong += (wrong.empty() ? "`" : ", `") + there.name(c) + "`";
        if (!wrong.empty()) found(name, key_at(there, table.key_columns), wrong + " does not follow from the ledger");
      }
      if (side <= 0) ++out_.rows, a = there.step();
      if (side >= 0) b = right.step();
    }
  }

  RegisterFile::Inside& inside_;
  Verification& out_;
};

}  // namespace

void verify_derived(RegisterFile::Inside& inside, std::span<const CompiledPolicy* const> policies, Verification& out) {
  Derived(inside, out).run(policies);
}

}  // namespace safon
