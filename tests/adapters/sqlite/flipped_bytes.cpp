// One byte of the file changed, wherever it lies: found, refused, or proven to change nothing that the file says.
#include <fstream>
#include <random>

#include "fixture.hpp"

namespace safon::test {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// Every value of every row of every table, with its type, and what the file says of itself.
std::string said_by(const std::string& path) {
  sql::Connection raw(path, sql::Connection::Access::read, 1000);
  std::string all;
  const auto add = [&](const std::string& question) {
    sql::Statement rows(raw, question);
    while (rows.step()) {
      for (int c = 0; c < rows.columns(); ++c) {
        const auto value = rows.blob_at(c);
        all += static_cast<char>(rows.type(c));
        all.append(value.begin(), value.end()) += ';';
      }
      all += '\n';
    }
  };
  add("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
  add("PRAGMA application_id");
  add("PRAGMA user_version");
  std::vector<std::string> tables;
  sql::Statement names(raw, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  while (names.step()) tables.push_back(names.string_at(0));
  for (const std::string& table : tables) {
    const bool narrow = sql::Statement(raw, "SELECT * FROM " + table).columns() == 1;
    add("SELECT * FROM " + table + " NOT INDEXED ORDER BY 1" + (narrow ? "" : ", 2"));
  }
  return all;
}

TEST_CASE("a changed byte anywhere in the file is found, or changes nothing that it says") {
  Folder folder;
  const CompiledPolicy policy = small_policy();
  const std::vector<const CompiledPolicy*> policies{&policy};
  {
    RegisterFile file = opened(folder / "r");
    fill(file, policy);
    // Packed, so that most bytes mean something.
    file.inside().connection.run("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  }
  const std::string whole = bytes_of(folder / "r"), right = said_by(folder / "r");
  REQUIRE(whole.size() > 4096);
  const std::string copy = folder / "copy";
  std::mt19937 random(20261122);
  int found = 0, harmless = 0, refused = 0;
  for (int i = 0; i < 150; ++i) {
    std::string changed = whole;
    // Most of a small file is free space, which is all zeros.
    std::size_t at = random() % changed.size();
    while (i % 5 != 0 && changed[at] == 0) at = random() % changed.size();
    changed[at] = static_cast<char>(changed[at] ^ static_cast<char>(1 + random() % 255));
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(copy + end);
    write(copy, changed);
    CAPTURE(at);
    auto file = RegisterFile::open(copy, OpenMode::read, 200);
    const auto verified = file ? verify(*file, policies) : std::unexpected(file.error());
    if (!verified) {
      CHECK(!verified.error().message.empty());
      ++refused;
    } else if (!verified->findings.empty()) {
      ++found;
    } else {
      CHECK(said_by(copy) == right);
      ++harmless;
    }
  }
  CHECK(found > 10);
  CHECK(refused > 5);
  MESSAGE(found, " found, ", refused, " refused, ", harmless, " in free space");
}

}  // namespace
}  // namespace safon::test
