// Opening a register, and the many reasons not to.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <vector>

#include <sqlite3.h>

#include "adapters/sqlite/folder.hpp"
#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/records/record_functions.hpp"
#include "adapters/sqlite/records/record_views.hpp"
#include "adapters/sqlite/sql/page_memory.hpp"

namespace safon {
namespace {

using sql::fail;

enum class Found : std::uint8_t { nothing, empty, database };

Found look_at(const std::string& path) {
  struct stat about{};
  if (::stat(path.c_str(), &about) != 0) {
    if (errno == ENOENT) return Found::nothing;
    fail(RegisterFault::not_found, "`" + path + "` cannot be reached: " + std::strerror(errno), "check the name");
  }
  if (S_ISDIR(about.st_mode))
    fail(RegisterFault::not_a_register, "`" + path + "` is a folder", "name the file inside it");
  if (!S_ISREG(about.st_mode)) fail(RegisterFault::not_a_register, "`" + path + "` is not a file", "check the name");
  if (about.st_size == 0) return Found::empty;
  if (::access(path.c_str(), R_OK) != 0)
    fail(RegisterFault::failed, "`" + path + "` cannot be read", "check who owns it");
  return Found::database;
}

// On media that cannot be written there is no place for the files that readers and writers share. With nothing waiting
// to be taken in, the database can be read as it lies.
std::string as_it_lies(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      static constexpr char digits[] = "0123456789ABCDEF";
      uri += '%';
      uri += digits[static_cast<unsigned char>(c) >> 4];
      uri += digits[c & 15];
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

// A reader that may not write leaves the two files behind that readers and writers share. So where they are not there
// yet, a reader opens the file like a writer would, and takes them away with itself; what else lies there stays.
bool leaves_files_behind(const std::string& path) {
  return ::access((path + "-wal").c_str(), F_OK) != 0 && ::access(path.c_str(), W_OK) == 0 &&
         ::access(folder_of(path).c_str(), W_OK) == 0;
}

bool cannot_be_shared(const std::string& path) {
  struct stat about{};
  const bool waiting = ::stat((path + "-wal").c_str(), &about) == 0 && about.st_size > 0;
  return !waiting && ::access(folder_of(path).c_str(), W_OK) != 0 && ::access((path + "-shm").c_str(), W_OK) != 0;
}

// SQLite would lock and count each piece of memory that it takes, and nobody asks it how much there is.
void set_up_program() {
  static const bool once = [] {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sql::keep_pages_together();
    return true;
  }();
  static_cast<void>(once);
}

std::int64_t pragma(const sql::Connection& connection, const std::string& name) {
  sql::Statement ask(connection, "PRAGMA " + name);
  return ask.step() ? ask.integer_at(0) : 0;
}

// Rows are never changed, and point only to rows whose keys were made before them or with them. `verify` looks at every
// such reference; SQLite would, with each import, look through all versions for those that wait for it.
void set_up(sql::Connection& connection) {
  connection.run(
      "PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = "
      "MEMORY;"
      "PRAGMA cache_size = -40960; PRAGMA cell_size_check = ON;"
      // Written into the register's file once or twice a night, rather than again and again: 64 MB.
      "PRAGMA wal_autocheckpoint = 8192");
}

void refuse_strangers(const sql::Connection& connection, const std::string& path) {
  if (pragma(connection, "application_id") != application_id)
    fail(RegisterFault::not_a_register, "`" + path + "` is the database of another program", "check the name");
  const std::int64_t version = pragma(connection, "user_version");
  if (version > newest_version())
    fail(RegisterFault::newer_version,
         "`" + path + "` is a register of version " + std::to_string(version) + "; this program knows versions up to " +
             std::to_string(newest_version()),
         "use a newer safon");
}

// SQLite says by itself whether it is a database. We may not look into the file: closing it again would let go of the
// locks that every other connection of this process has on it, and another process would take itself for the last one.
void set_up_database(sql::Connection& connection, const std::string& path) {
  try {
    set_up(connection);
    static_cast<void>(pragma(connection, "application_id"));
  } catch (const sql::Failure& failure) {
    if (failure.error.code != RegisterFault::not_a_register) throw;
    fail(RegisterFault::not_a_register, "`" + path + "` is not a register", "check the name");
  }
}

// A backup keeps no log of writes beside it until somebody writes.
void bring_up_to_date(RegisterFile::Inside& inside) {
  sql::Connection& connection = inside.connection;
  connection.run("PRAGMA journal_mode = WAL");
  if (pragma(connection, "user_version") == newest_version()) return;
  connection.run("BEGIN IMMEDIATE");  // closing the connection undoes it
  migrate(connection, static_cast<int>(pragma(connection, "user_version")), migrations());
  rebuild_record_views(inside);
  connection.run("COMMIT");
}

void create(const std::string& path) {
  sql::Connection connection(path, sql::Connection::Access::create, 0);
  connection.run("PRAGMA synchronous = FULL; PRAGMA page_size = 8192; PRAGMA journal_mode = WAL");
  connection.run("BEGIN IMMEDIATE");
  connection.run("PRAGMA application_id = " + std::to_string(application_id));
  migrate(connection, 0, migrations());
  connection.run("COMMIT");
}

// The register is made beside its place and moved there when it is whole: a half-made one would be nobody's. Its maker
// holds a lock on it, so that one that a killed program left is told from one that somebody is making.
class InTheMaking {
 public:
  explicit InTheMaking(const std::string& path) : path_(path), beside_(path + middle + std::to_string(::getpid())) {
    remove_leftovers();
    held_ = ::open(beside_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (held_ >= 0) ::flock(held_, LOCK_EX | LOCK_NB);
  }
  ~InTheMaking() {
    remove(beside_);
    if (held_ >= 0) ::close(held_);
  }
  InTheMaking(const InTheMaking&) = delete;
  InTheMaking& operator=(const InTheMaking&) = delete;

  void move_into_place(bool replace) {
    require_folder_of(path_);
    create(beside_);
    unsigned flags = replace ? 0 : RENAME_NOREPLACE;
    int failed = ::renameat2(AT_FDCWD, beside_.c_str(), AT_FDCWD, path_.c_str(), flags);
    // Not every file system can refuse to replace.
    if (failed != 0 && errno == EINVAL) failed = ::rename(beside_.c_str(), path_.c_str());
    if (failed != 0 && errno != EEXIST)  // else somebody was faster
      fail(RegisterFault::failed, "`" + path_ + "` cannot be made: " + std::strerror(errno), "check its folder");
    make_durable(folder_of(path_));
  }

 private:
  static constexpr const char* middle = ".new-";

  static void remove(const std::string& unfinished) {
    for (const char* end : {"", "-wal", "-shm", "-journal"}) ::unlink((unfinished + end).c_str());
  }

  void remove_leftovers() const {
    const std::filesystem::path place(path_);
    const std::string begin = place.filename().string() + middle;
    std::error_code unreadable;  // then creating the register says so
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_of(path_), unreadable)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with(begin) && name.find_first_not_of("0123456789", begin.size()) == std::string::npos)
        found.push_back(entry.path().string());
    }
    for (const std::string& each : found) {
      const int file = ::open(each.c_str(), O_RDWR | O_CLOEXEC);
      if (file < 0) continue;
      if (::flock(file, LOCK_EX | LOCK_NB) == 0) remove(each);
      ::close(file);
    }
  }

  std::string path_, beside_;
  int held_ = -1;
};

}  // namespace

std::expected<RegisterFile, RegisterError> RegisterFile::open(const std::string& path, OpenMode mode,
                                                              int busy_milliseconds) {
  return guarded([&] {
    using Access = sql::Connection::Access;
    set_up_program();
    const Found found = look_at(path);
    if (found == Found::nothing && (mode == OpenMode::read || mode == OpenMode::write))
      fail(RegisterFault::not_found, "there is no register `" + path + "`", "`safon import` makes one");
    if (found != Found::nothing && mode == OpenMode::create)
      fail(RegisterFault::exists, "`" + path + "` is already there", "choose another name");
    if (found == Found::empty && mode != OpenMode::open_or_create)
      fail(RegisterFault::not_a_register, "`" + path + "` is empty", "check the name");

    const bool reading = mode == OpenMode::read;
    if (found != Found::database) InTheMaking(path).move_into_place(found == Found::empty);
    const std::string open_as = reading && cannot_be_shared(path) ? as_it_lies(path) : path;
    const Access access = reading && !leaves_files_behind(path) ? Access::read : Access::write;
    auto inside = std::make_unique<Inside>(path, open_as, access, busy_milliseconds);
    inside->reading = reading;
    if (!reading && sqlite3_db_readonly(inside->connection.raw(), "main") == 1)
      fail(RegisterFault::read_only, "`" + path + "` cannot be written", "check who owns the file and its folder");
    set_up_database(inside->connection, path);
    add_record_functions(inside->connection.raw());
    refuse_strangers(inside->connection, path);
    if (!reading)
      bring_up_to_date(*inside);
    else if (pragma(inside->connection, "user_version") < newest_version())
      fail(RegisterFault::failed, "`" + path + "` is a register of an older version",
           "open it once with a command that writes, such as `safon rebuild`");
    return RegisterFile(std::move(inside));
  });
}

RegisterFile::RegisterFile(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
RegisterFile::~RegisterFile() = default;
RegisterFile::RegisterFile(RegisterFile&&) noexcept = default;
RegisterFile& RegisterFile::operator=(RegisterFile&&) noexcept = default;

}  // namespace safon
