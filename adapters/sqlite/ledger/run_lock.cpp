#include "adapters/sqlite/ledger/run_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adapters/sqlite/sql/sql.hpp"

namespace safon {
namespace {

// The one that was locked may have been taken away by its holder just before.
bool still_there(int file, const std::string& path) {
  struct stat held{}, there{};
  return ::fstat(file, &held) == 0 && ::stat(path.c_str(), &there) == 0 && held.st_dev == there.st_dev &&
         held.st_ino == there.st_ino;
}

}  // namespace

RunLock::RunLock(const std::string& register_path) : path_(register_path + ".running") {
  do {
    if (file_ >= 0) ::close(file_);
    file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file_ < 0)
      sql::fail(RegisterFault::read_only, "`" + path_ + "` cannot be made",
                "check who owns it and its folder: it is locked while the register is being evaluated");
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
      ::close(file_);
      sql::fail(RegisterFault::busy, "somebody else is evaluating the register",
                "wait until their run has ended; this one has changed nothing");
    }
  } while (!still_there(file_, path_));
}

RunLock::~RunLock() {
  ::unlink(path_.c_str());  // while it is locked: whoever waits for nothing finds no file, and makes one
  ::close(file_);
}

}  // namespace safon
