#include "adapters/sqlite/backup.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "adapters/sqlite/folder.hpp"
#include "adapters/sqlite/inside.hpp"

namespace safon {
namespace {

constexpr int pages_a_step = 1024;

bool same_file(const std::string& a, const std::string& b) {
  struct stat one{}, other{};
  return ::stat(a.c_str(), &one) == 0 && ::stat(b.c_str(), &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

void copy_pages(const sql::Connection& from, const std::string& to, const std::function<void(int, int)>& progress) {
  sql::Connection target(to, sql::Connection::Access::create, 0);
  sqlite3_backup* copy = sqlite3_backup_init(target.raw(), "main", from.raw(), "main");
  if (copy == nullptr) sql::fail(target.raw());
  int result = SQLITE_OK;
  while (result == SQLITE_OK) {
    result = sqlite3_backup_step(copy, pages_a_step);
    if (progress)
      progress(sqlite3_backup_pagecount(copy) - sqlite3_backup_remaining(copy), sqlite3_backup_pagecount(copy));
  }
  sqlite3_backup_finish(copy);
  if (result != SQLITE_DONE) sql::fail(target.raw());
  target.run("PRAGMA journal_mode = DELETE");  // one file, with nothing beside it when it is read
}

}  // namespace

std::expected<void, RegisterError> backup(RegisterFile& from, const std::string& path, bool overwrite,
                                          const std::function<void(int, int)>& progress) {
  const std::string beside = path + ".unfinished";
  const auto done = guarded([&] {
    if (!overwrite && ::access(path.c_str(), F_OK) == 0)
      sql::fail(RegisterFault::exists, "`" + path + "` is already there", "choose another name, or say --overwrite");
    if (same_file(from.inside().path, path))
      sql::fail(RegisterFault::invalid, "`" + path + "` is the register itself", "choose another name");
    require_folder_of(path);
    ::unlink(beside.c_str());
    {
      // One snapshot for the whole copy: without it every write meanwhile would make it begin again.
      const ReadTransaction snapshot(from.inside());
      sql::Statement(from.inside().connection, "SELECT count(*) FROM chain_head").execute();
      copy_pages(from.inside().connection, beside, progress);
    }
    make_durable(beside);
    // What an older backup's readers left must not be taken for a part of this one.
    for (const char* leftover : {"-wal", "-shm"}) {
      ::unlink((beside + leftover).c_str());
      if (overwrite) ::unlink((path + leftover).c_str());
    }
    // `link` refuses when somebody has put a file there meanwhile; `rename` replaces it.
    const bool placed = overwrite ? ::rename(beside.c_str(), path.c_str()) == 0
                                  : ::link(beside.c_str(), path.c_str()) == 0 && ::unlink(beside.c_str()) == 0;
    if (!placed)
      sql::fail(errno == EEXIST ? RegisterFault::exists : RegisterFault::failed,
                "the backup cannot be put at `" + path + "`: " + std::strerror(errno));
    make_durable(folder_of(path));
  });
  if (!done) ::unlink(beside.c_str());
  return done;
}

}  // namespace safon
