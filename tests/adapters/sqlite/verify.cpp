#include "adapters/sqlite/verify/verify.hpp"
#include "adapters/sqlite/people/people.hpp"

#include <algorithm>

#include "fixture.hpp"

namespace safon::test {
namespace {

struct Filled {
  Folder folder;
  CompiledPolicy policy = small_policy();
  std::string path = folder / "register.safon-register";
  RegisterFile file = opened(path);
  std::vector<const CompiledPolicy*> policies{&policy};
  Filled() {
    fill(file, policy);
    import_return(file, policy,
                  {.file = "cardiff4.xml", .received = day(2026, 11, 9), .full = false, .people = {{"w2", 25}}});
    import_return(file, policy,
                  {.file = "cardiff6.xml", .received = day(2026, 11, 10), .people = {{"w1", 10}, {"w2", 25}}});
    give_places(file, policy, day(2026, 11, 10));
    give_waiver(file, policy, day(2026, 11, 11));
    give_correction(file, policy, day(2026, 11, 11));
    give_audits(file, policy, day(2026, 11, 9), day(2026, 11, 11));
    publish(file, policy);
    give_certificate(file);
    ok(note_access(file,
                   {.at = "2026-11-10T09:00:00Z", .kind = "signed_in", .person = "mair", .by = "mair", .text = "x"}));
    look_again(file, policy, 3, day(2026, 11, 11), false);
    // Nobody has looked at this yet.
    import_return(file, policy,
                  {.file = "cardiff5.xml", .received = day(2026, 11, 12), .full = false, .people = {{"w1", 11}}});
  }
  Verification verified() { return ok(verify(file, policies)); }
};

// What somebody with another program could do.
void tamper(const std::string& path, const std::string& statements) {
  sql::Connection raw(path, sql::Connection::Access::write, 1000);
  raw.run("PRAGMA synchronous = OFF");
  raw.run(statements);
}

std::vector<std::string> names(const sql::Connection& raw, const std::string& question) {
  std::vector<std::string> all;
  sql::Statement rows(raw, question);
  while (rows.step()) all.push_back(rows.string_at(0));
  return all;
}

// Another value of the same type, as SQL over `column`.
std::string other_value(const std::string& column, const std::string& type, bool is_key) {
  if (type == "integer") return column + (is_key ? " + 1000" : " + 1");
  if (type == "text") return "substr(" + column + ", 2) || char(unicode(" + column + " || 'a') + 1)";
  if (type == "blob")
    return "CAST(CAST(substr(" + column + ", 1, max(length(" + column + ") - 1, 0)) AS BLOB) || x'5a' AS BLOB)";
  return {};
}

TEST_CASE("a register is as it was written") {
  Filled filled;
  const Verification verification = filled.verified();
  for (const Finding& finding : verification.findings) MESSAGE(finding.table, " ", finding.key, ": ", finding.what);
  CHECK(verification.findings.empty());
  CHECK(verification.rows > 50);
  CHECK(verification.head == ok(head(filled.file)));
  const Hash before = verification.head;
  import_return(filled.file, filled.policy, {.file = "c4.xml", .received = day(2026, 11, 20), .people = {{"w1", 99}}});
  CHECK(ok(head(filled.file)) != before);
}

TEST_CASE("a head that was noted down is found again, with what came since") {
  Filled filled;
  const Hash noted = ok(head(filled.file));
  const auto now = ok(find_head(filled.file, noted));
  REQUIRE(now);
  CHECK(now->rows_since == 0);
  CHECK(now->event == 15);
  import_return(filled.file, filled.policy,
                {.file = "c4.xml", .received = day(2026, 11, 20), .full = false, .people = {{"w1", 99}}});
  night(filled.file, filled.policy, day(2026, 11, 21));
  const auto later = ok(find_head(filled.file, noted));
  REQUIRE(later);
  CHECK(later->event == now->event);
  CHECK(later->events_since == 2);
  CHECK(later->rows_since == 7);  // a version and its import; a run, a settlement with an event, its end
  CHECK(!ok(find_head(filled.file, Hash{})));
  CHECK(filled.verified().findings.empty());
  // A head that somebody puts there is not one that the register had.
  tamper(filled.path, "INSERT INTO head SELECT max(key) + 1, counts, x'" + std::string(64, '0') + "' FROM head");
  const auto findings = filled.verified().findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].table == "head");
  CHECK(findings[0].what == "is not the head of the rows that it covers");
}

TEST_CASE("every changed value in every row of every table is found and named") {
  Filled filled;
  sql::Connection raw(filled.path, sql::Connection::Access::write, 1000);
  raw.run("PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0");
  for (const std::string& trigger : names(raw, "SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
    raw.run("DROP TRIGGER " + trigger);
  int changes = 0;
  for (const std::string& table : names(raw, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
    if (std::ranges::find(kept_tables, table) != kept_tables.end()) continue;
    const auto derived = std::ranges::find(derived_tables, table, &DerivedTable::name);
    const int key_columns = derived == derived_tables.end() ? 1 : derived->key_columns;
    const auto columns = names(raw, "SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
    std::string key;
    for (int c = 0; c < key_columns; ++c) key += (c > 0 ? " || ', ' || " : "") + columns[static_cast<std::size_t>(c)];
    const auto keys = names(raw, "SELECT " + key + " FROM " + table);
    CHECK_MESSAGE(!keys.empty(), "nothing in ", table);
    for (const std::string& row : keys)
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::string where = " FROM " + table + " WHERE " + key + " = '" + row + "'";
        const std::string type = names(raw, "SELECT typeof(" + columns[c] + ")" + where).at(0);
        if (type == "null") continue;
        CAPTURE(table);
        CAPTURE(row);
        CAPTURE(columns[c]);
        raw.run("DROP TABLE IF EXISTS temp.saved; CREATE TEMP TABLE saved AS SELECT * " + where);
        const bool is_key = static_cast<int>(c) < key_columns;
        raw.run("UPDATE " + table + " SET " + columns[c] + " = " + other_value(columns[c], type, is_key) + " WHERE " +
                key + " = '" + row + "'");
        const auto findings = filled.verified().findings;
        CHECK(std::ranges::any_of(findings, [&](const Finding& finding) {
          return finding.table == table && (is_key || finding.key == row);
        }));
        ++changes;
        // Put it back: by the key that it has now.
        if (is_key)
          raw.run("DELETE FROM " + table + " WHERE " + columns[c] + " NOT IN (SELECT " + columns[c] +
                  " FROM temp.saved) AND " + columns[c] +
                  (type == "integer" ? " >= 1000"
                                     : " = (SELECT " + other_value(columns[c], type, true) + " FROM temp.saved)"));
        raw.run("INSERT OR REPLACE INTO " + table + " SELECT * FROM temp.saved");
      }
  }
  CHECK(changes > 300);
  const auto left = filled.verified().findings;
  CHECK(std::ranges::all_of(left, [](const Finding& finding) { return finding.table == "sqlite_schema"; }));
}

TEST_CASE("rows that are cut off, put in or taken out are found") {
  Filled filled;
  const auto finds = [&](const std::string& statements, const char* table, const char* key) {
    const std::string copy = filled.folder / "copy";
    std::filesystem::remove(copy);
    sql::Connection(filled.path, sql::Connection::Access::write, 1000).run("VACUUM INTO '" + copy + "'");
    tamper(copy, statements);
    RegisterFile file = opened(copy, OpenMode::write);
    const auto findings = ok(verify(file, filled.policies)).findings;
    const bool found =
        std::ranges::any_of(findings, [&](const Finding& each) { return each.table == table && each.key == key; });
    CHECK_MESSAGE(found, statements);
  };
  finds("DROP TRIGGER event_no_delete; DELETE FROM event WHERE key = (SELECT max(key) FROM event)", "chain_head",
        "event");
  finds("DROP TRIGGER event_no_delete", "sqlite_schema", "trigger event_no_delete");
  finds("DROP TRIGGER rejection_no_delete; DELETE FROM rejection", "chain_head", "rejection");
  finds("DROP TRIGGER event_no_delete; DELETE FROM event WHERE key = 2", "event", "2");
  finds("INSERT INTO status_name VALUES(99, 'x', x'00')", "status_name", "99");
  finds("DELETE FROM open_case", "open_case", "1, 1, 5");
  finds("DELETE FROM standing WHERE participant = 2", "standing", "1, 2");
  finds("CREATE TABLE mine(a)", "sqlite_schema", "table mine");
  finds("DROP VIEW activities", "sqlite_schema", "view activities");
  finds("DELETE FROM chain_head WHERE name = 'run'", "chain_head", "run");
}

TEST_CASE("the derived tables are made again as they were, byte for byte") {
  Filled filled;
  const auto due = [&] { return ok(filled.file.participants(filled.policy, 0, day(2026, 11, 12), Who::due)); };
  CHECK(due() == std::vector<ParticipantKey>{1, 2});
  ok(rebuild(filled.file, filled.policies));  // who has something new is due, wherever that is noted
  CHECK(due() == std::vector<ParticipantKey>{1, 2});
  CHECK(filled.verified().findings.empty());
  night(filled.file, filled.policy, day(2026, 11, 12));
  const auto dump = [&] {
    std::string all;
    for (const DerivedTable& table : derived_tables) {
      const sql::Connection& connection = filled.file.inside().connection;
      sql::Statement rows(connection, all_of(connection, std::string(table.name)));
      while (rows.step())
        for (int c = 0; c < rows.columns(); ++c) {
          const auto bytes = rows.blob_at(c);
          all.append(bytes.begin(), bytes.end()) += rows.null_at(c) ? '\1' : '\0';
        }
    }
    return all;
  };
  const std::string before = dump();
  CHECK(before.size() > 100);
  tamper(filled.path,
         "UPDATE standing SET status = 1, wake = 3; DELETE FROM open_case; INSERT INTO not_reported VALUES(2)");
  CHECK(dump() != before);
  CHECK(!filled.verified().findings.empty());
  ok(rebuild(filled.file, filled.policies));
  CHECK(dump() == before);
  CHECK(filled.verified().findings.empty());
}

TEST_CASE("without the policy, verify says what it could not derive, and rebuild changes nothing") {
  Filled filled;
  const auto findings = ok(verify(filled.file, {})).findings;
  REQUIRE(!findings.empty());
  CHECK(findings[0].table == "settlement");
  CHECK(findings[0].what == "no policy with programme `small.progression` was given to derive it");
  const auto refused = rebuild(filled.file, {});
  REQUIRE(!refused);
  CHECK(refused.error().code == RegisterFault::unknown_name);
  CHECK(filled.verified().findings.empty());
}

}  // namespace
}  // namespace safon::test
