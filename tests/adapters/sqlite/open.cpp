#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>

#include "adapters/sqlite/backup.hpp"
#include "adapters/sqlite/people/people.hpp"
#include "adapters/sqlite/schema.hpp"
#include "fixture.hpp"

namespace safon::test {
namespace {

RegisterError refused(const std::string& path, OpenMode mode) {
  auto file = RegisterFile::open(path, mode, 100);
  REQUIRE(!file);
  return file.error();
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

void raw(const std::string& path, const std::string& statements) {
  sql::Connection(path, sql::Connection::Access::create, 1000).run(statements);
}

std::int64_t ask(const RegisterFile& file, const std::string& question) {
  sql::Statement row(file.inside().connection, question);
  return row.step() ? row.integer_at(0) : -1;
}

TEST_CASE("a register is made once, then opened") {
  Folder folder;
  const std::string path = folder / "r";
  CHECK(refused(path, OpenMode::read).code == RegisterFault::not_found);
  CHECK(refused(path, OpenMode::write).message == "there is no register `" + path + "`");
  {
    const RegisterFile made = opened(path, OpenMode::create);
  }
  CHECK(refused(path, OpenMode::create).code == RegisterFault::exists);
  for (const OpenMode mode : {OpenMode::read, OpenMode::write, OpenMode::open_or_create}) {
    const RegisterFile file = opened(path, mode);
    CHECK(ask(file, "PRAGMA synchronous") == 2);
    CHECK(ask(file, "PRAGMA user_version") == newest_version());
    sql::Statement journal(file.inside().connection, "PRAGMA journal_mode");
    REQUIRE(journal.step());
    CHECK(journal.text_at(0) == "wal");
  }
  CHECK(ok(verify(*std::make_unique<RegisterFile>(opened(path, OpenMode::read)), {})).findings.empty());
}

TEST_CASE("what is no register is refused and left alone") {
  Folder folder;
  CHECK(refused(folder.path.string(), OpenMode::open_or_create).message ==
        "`" + folder.path.string() + "` is a folder");
  const std::string text = folder / "notes.txt";
  write_file(text, "these are the notes of a meeting, and no register at all");
  CHECK(refused(text, OpenMode::open_or_create).code == RegisterFault::not_a_register);
  const std::string empty = folder / "empty";
  write_file(empty, "");
  CHECK(refused(empty, OpenMode::write).message == "`" + empty + "` is empty");
  const std::string other = folder / "other.db";
  raw(other, "CREATE TABLE music(title)");
  CHECK(refused(other, OpenMode::open_or_create).message == "`" + other + "` is the database of another program");
  const std::string short_file = folder / "short";
  write_file(short_file, std::string("SQLite format 3\0", 16));
  CHECK(refused(short_file, OpenMode::write).code == RegisterFault::not_a_register);
  CHECK(std::filesystem::file_size(short_file) == 16);
  CHECK(refused("/dev/null", OpenMode::open_or_create).code == RegisterFault::not_a_register);
  CHECK(refused(folder / "no/such/folder", OpenMode::create).code == RegisterFault::not_found);
}

TEST_CASE("a register of a newer version is refused") {
  Folder folder;
  const std::string path = folder / "r";
  {
    const RegisterFile made = opened(path);
  }
  raw(path, "PRAGMA user_version = 99");
  const RegisterError error = refused(path, OpenMode::write);
  CHECK(error.code == RegisterFault::newer_version);
  CHECK(error.message == "`" + path + "` is a register of version 99; this program knows versions up to " +
                             std::to_string(newest_version()));
}

TEST_CASE("a damaged register is refused, not half read") {
  Folder folder;
  const std::string path = folder / "r";
  const CompiledPolicy policy = small_policy();
  {
    RegisterFile file = opened(path);
    fill(file, policy);
  }
  const auto size = std::filesystem::file_size(path);
  REQUIRE(size > 30000);
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(100);
    file << std::string(size - 100, 'x');
  }
  CHECK(refused(path, OpenMode::write).code == RegisterFault::corrupt);
}

TEST_CASE("every older version is brought up to date, and a later failure leaves it as it was") {
  static const auto widen = [](sql::Connection& connection) {
    connection.run("ALTER TABLE run ADD COLUMN note TEXT NOT NULL DEFAULT ''");
  };
  static const auto stumble = [](sql::Connection& connection) { connection.run("CREATE TABLE half(a); NONSENSE"); };
  sql::Connection memory(":memory:", sql::Connection::Access::create, 0);
  const auto version = [&] {
    sql::Statement row(memory, "PRAGMA user_version");
    return row.step() ? row.integer_at(0) : -1;
  };
  migrate(memory, 0, migrations());
  CHECK(version() == newest_version());
  const int next = newest_version() + 1;
  const Migration steps[] = {{1, stumble}, {next, widen}};
  migrate(memory, newest_version(), steps);  // the first is behind it
  CHECK(version() == next);
  memory.run(
      "INSERT INTO policy VALUES(1, 'p', '1', '2026-01-01', x'00', x'00'); INSERT INTO run VALUES(1, 1, 'd', 's', "
      "x'00', 'n')");

  memory.run("BEGIN");
  const Migration broken[] = {{next + 1, stumble}};
  CHECK_THROWS_AS(migrate(memory, next, broken), sql::Failure);
  memory.run("ROLLBACK");
  CHECK(version() == next);
  CHECK_THROWS_AS(memory.run("SELECT * FROM half"), sql::Failure);
}

std::string definitions(const RegisterFile& file) {
  std::string all;
  sql::Statement rows(file.inside().connection,
                      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name");
  while (rows.step()) all += rows.string_at(0) + " " + rows.string_at(1) + ": " + rows.string_at(2) + "\n";
  return all;
}

std::string rows_of(const RegisterFile& file, const std::string& table) {
  std::string all;
  sql::Statement rows(file.inside().connection, all_of(file.inside().connection, table));
  while (rows.step()) {
    for (int c = 0; c < rows.columns(); ++c) {
      const auto value = rows.blob_at(c);
      all += static_cast<char>('0' + static_cast<int>(rows.type(c)));
      all.append(value.begin(), value.end()) += '|';
    }
    all += '\n';
  }
  return all;
}

// A dump of a register as an older program left it.
void restore(const std::string& path, int version) {
  std::ifstream dump(SAFON_SOURCE_DIR "/tests/adapters/sqlite/version_" + std::to_string(version) + ".sql");
  const std::string statements{std::istreambuf_iterator<char>(dump), {}};
  REQUIRE(!statements.empty());
  raw(path, "PRAGMA journal_mode = WAL; PRAGMA application_id = " + std::to_string(application_id) + ";" + statements +
                "PRAGMA user_version = " + std::to_string(version) + ";");
}

void check_like(RegisterFile& migrated, RegisterFile& fresh, const CompiledPolicy& policy) {
  const std::vector<const CompiledPolicy*> policies{&policy};
  CHECK(ask(migrated, "PRAGMA user_version") == newest_version());
  CHECK(definitions(migrated) == definitions(fresh));
  for (const std::string_view table : growing_tables) {
    CAPTURE(table);
    CHECK(rows_of(migrated, std::string(table)) == rows_of(fresh, std::string(table)));
  }
  // Of those who have something new, what they stood on before is not known any more.
  for (const RegisterFile* file : {&migrated, &fresh})
    file->inside().connection.run(
        "UPDATE standing SET (version, known_from, council) = (SELECT version, known_from, council FROM "
        "participant_now n WHERE "
        "n.participant = standing.participant)");
  for (const DerivedTable& table : derived_tables) {
    CAPTURE(table.name);
    CHECK(rows_of(migrated, std::string(table.name)) == rows_of(fresh, std::string(table.name)));
  }
  CHECK(ok(verify(migrated, policies)).findings.empty());
  CHECK(ok(find_head(migrated, ok(head(fresh)))));
  // And it goes on from there.
  for (RegisterFile* file : {&migrated, &fresh}) {
    import_return(*file, policy, {.file = "goes_on.xml", .received = day(2026, 12, 3), .people = {{"w1", 5}}});
    night(*file, policy, day(2026, 12, 4));
  }
  CHECK(ok(head(migrated)) == ok(head(fresh)));
  CHECK(ok(verify(migrated, policies)).findings.empty());
}

TEST_CASE("a register of each of the first versions, brought up to date, is like one made today") {
  const CompiledPolicy policy = small_policy();
  for (int version = 1; version < newest_version(); ++version) {
    CAPTURE(version);
    Folder folder;
    const std::string old = folder / "old";
    restore(old, 1);
    {
      sql::Connection connection(old, sql::Connection::Access::write, 1000);
      migrate(connection, 1, migrations().first(static_cast<std::size_t>(version)));
    }
    CHECK(refused(old, OpenMode::read).message == "`" + old + "` is a register of an older version");
    RegisterFile fresh = opened(folder / "fresh");
    fill(fresh, policy);
    RegisterFile migrated = opened(old, OpenMode::write);
    check_like(migrated, fresh, policy);
  }
}

// What nobody had looked at yet was noted in another way, and versions were found by an index.
TEST_CASE("a register of version 4, brought up to date in the midst of things, is like one made today") {
  Folder folder;
  const CompiledPolicy policy = small_policy();
  restore(folder / "old", 4);
  RegisterFile fresh = opened(folder / "fresh");
  fill(fresh, policy);
  import_return(fresh, policy, {.file = "later.xml", .received = day(2026, 12, 1), .people = {{"w1", 3}}});
  import_return(fresh, policy,
                {.file = "late.xml", .received = day(2026, 11, 20), .full = false, .people = {{"w1", 7}}});
  RegisterFile migrated = opened(folder / "old", OpenMode::write);
  CHECK(ask(migrated, "SELECT count(*) FROM learned") == 1);
  check_like(migrated, fresh, policy);
}

TEST_CASE("a register that a program of version 6 left, brought up to date, is like one made today") {
  Folder folder;
  const CompiledPolicy policy = small_policy();
  restore(folder / "old", 6);
  RegisterFile fresh = opened(folder / "fresh");
  fill(fresh, policy);
  RegisterFile migrated = opened(folder / "old", OpenMode::write);
  check_like(migrated, fresh, policy);
}

// Root may write anywhere, so the question is asked as nobody.
int as_nobody(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(99);
    ::_exit(work());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_CASE("a reader leaves nothing beside a register or a backup") {
  Folder folder;
  const CompiledPolicy policy = small_policy();
  const std::vector<const CompiledPolicy*> policies{&policy};
  {
    RegisterFile file = opened(folder / "r");
    fill(file, policy);
    ok(backup(file, folder / "copy", false));
  }
  for (const char* name : {"r", "copy"}) {
    std::filesystem::permissions(folder / name, std::filesystem::perms(0644));
    const auto before = std::filesystem::last_write_time(folder / name);
    {
      RegisterFile file = opened(folder / name, OpenMode::read);
      CHECK(ok(verify(file, policies)).findings.empty());
      const auto refused = file.begin_run({.policy = &policy, .as_of = day(2026, 12, 1), .started = "now"});
      CHECK(refused.error().message == "the register was opened for reading");
    }
    CHECK(std::filesystem::last_write_time(folder / name) == before);
  }
  // Nor one who may not write the backup.
  std::filesystem::permissions(folder / "copy", std::filesystem::perms(0444));
  std::filesystem::permissions(folder.path, std::filesystem::perms(0777));
  CHECK(as_nobody([&] {
          auto file = RegisterFile::open(folder / "copy", OpenMode::read, 100);
          return file && verify(*file, policies) ? 0 : 1;
        }) == 0);
  for (const auto& entry : std::filesystem::directory_iterator(folder.path)) {
    const std::string name = entry.path().filename().string();
    CHECK_MESSAGE((name == "r" || name == "copy"), name);
  }
}

TEST_CASE("where nothing can be written, a register can be read and not opened for writing") {
  Folder folder;
  const std::string path = folder / "r";
  const CompiledPolicy policy = small_policy();
  {
    RegisterFile file = opened(path);
    fill(file, policy);
  }
  std::filesystem::permissions(path, std::filesystem::perms(0444));
  std::filesystem::permissions(folder.path, std::filesystem::perms(0555));
  CHECK(as_nobody([&] {
          auto file = RegisterFile::open(path, OpenMode::write, 100);
          return !file && file.error().code == RegisterFault::read_only ? 0 : 1;
        }) == 0);
  CHECK(as_nobody([&] {
          auto file = RegisterFile::open(path, OpenMode::read, 100);
          return file && statuses(*file, {}) && statuses(*file, {})->size() == 3 ? 0 : 1;
        }) == 0);
  std::filesystem::permissions(folder.path, std::filesystem::perms(0755));
}

TEST_CASE("the tables that grow cannot be changed through a register") {
  Folder folder;
  const CompiledPolicy policy = small_policy();
  RegisterFile file = opened(folder / "r");
  fill(file, policy);
  import_return(file, policy,
                {.file = "same.xml", .received = day(2026, 11, 9), .full = false, .people = {{"w2", 25}}});
  give_places(file, policy, day(2026, 11, 10));
  publish(file, policy);
  give_waiver(file, policy, day(2026, 11, 11));
  give_correction(file, policy, day(2026, 11, 11));
  give_audits(file, policy, day(2026, 11, 9), day(2026, 11, 11));
  give_certificate(file);
  ok(note_access(file, {.at = "2026-11-10T09:00:00Z", .kind = "signed_in", .person = "mair", .by = "mair"}));
  for (const std::string_view table : growing_tables)
    for (const std::string& statement :
         {"UPDATE " + std::string(table) + " SET hash = x'00'", "DELETE FROM " + std::string(table)}) {
      CAPTURE(statement);
      bool refused_it = false;
      try {
        file.inside().connection.run(statement);
      } catch (const sql::Failure& failure) {
        refused_it = failure.error.message.ends_with("the table `" + std::string(table) + "` only grows");
      }
      CHECK(refused_it);
    }
  CHECK_THROWS_AS(file.inside().connection.run("SELECT \"no such column\""), sql::Failure);
  CHECK_THROWS_AS(file.inside().connection.run("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema"), sql::Failure);
}

}  // namespace
}  // namespace safon::test
