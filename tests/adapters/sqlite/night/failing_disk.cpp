#include "failing_disk.hpp"

#include <unistd.h>

#include <csignal>

#include <sqlite3.h>

namespace safon::test {
namespace {

sqlite3_vfs* real = nullptr;
sqlite3_vfs shim;
Fails how_ = Fails::never;
int at_ = 0, calls_ = 0;

struct File {
  sqlite3_file base;
  [[nodiscard]] sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
sqlite3_file* below(sqlite3_file* file) {
  return reinterpret_cast<File*>(file)->below();
}

// Whether this call is the one, or comes after it.
bool fails() {
  const int call = ++calls_;
  if (how_ == Fails::never || call < at_) return false;
  if (how_ == Fails::killed && call == at_) ::kill(::getpid(), SIGKILL);
  return call == at_ || how_ == Fails::from_then || how_ == Fails::full;
}

int close(sqlite3_file* file) {
  return below(file)->pMethods->xClose(below(file));
}
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 from) {
  return below(file)->pMethods->xRead(below(file), to, size, from);
}
int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 to) {
  sqlite3_file* real_file = below(file);
  if (fails()) {
    if (how_ == Fails::halfway) {
      real_file->pMethods->xWrite(real_file, from, size / 2, to);
      ::kill(::getpid(), SIGKILL);
    }
    sqlite3_int64 there = 0;
    real_file->pMethods->xFileSize(real_file, &there);
    if (how_ != Fails::full) return SQLITE_IOERR_WRITE;
    if (to + size > there) return SQLITE_FULL;
  }
  return real_file->pMethods->xWrite(real_file, from, size, to);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (fails() && how_ != Fails::full) return SQLITE_IOERR_TRUNCATE;
  return below(file)->pMethods->xTruncate(below(file), size);
}
int sync(sqlite3_file* file, int flags) {
  if (fails() && how_ != Fails::full) return SQLITE_IOERR_FSYNC;
  return below(file)->pMethods->xSync(below(file), flags);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return below(file)->pMethods->xFileSize(below(file), size);
}
int lock(sqlite3_file* file, int level) {
  return below(file)->pMethods->xLock(below(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return below(file)->pMethods->xUnlock(below(file), level);
}
int check_reserved_lock(sqlite3_file* file, int* is) {
  return below(file)->pMethods->xCheckReservedLock(below(file), is);
}
int file_control(sqlite3_file* file, int what, void* about) {
  return below(file)->pMethods->xFileControl(below(file), what, about);
}
int sector_size(sqlite3_file* file) {
  return below(file)->pMethods->xSectorSize(below(file));
}
int device_characteristics(sqlite3_file* file) {
  return below(file)->pMethods->xDeviceCharacteristics(below(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** to) {
  return below(file)->pMethods->xShmMap(below(file), page, size, extend, to);
}
int shm_lock(sqlite3_file* file, int from, int number, int flags) {
  return below(file)->pMethods->xShmLock(below(file), from, number, flags);
}
void shm_barrier(sqlite3_file* file) {
  below(file)->pMethods->xShmBarrier(below(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
  return below(file)->pMethods->xShmUnmap(below(file), remove);
}

const sqlite3_io_methods methods = {.iVersion = 2,
                                    .xClose = close,
                                    .xRead = read,
                                    .xWrite = write,
                                    .xTruncate = truncate,
                                    .xSync = sync,
                                    .xFileSize = file_size,
                                    .xLock = lock,
                                    .xUnlock = unlock,
                                    .xCheckReservedLock = check_reserved_lock,
                                    .xFileControl = file_control,
                                    .xSectorSize = sector_size,
                                    .xDeviceCharacteristics = device_characteristics,
                                    .xShmMap = shm_map,
                                    .xShmLock = shm_lock,
                                    .xShmBarrier = shm_barrier,
                                    .xShmUnmap = shm_unmap,
                                    .xFetch = nullptr,
                                    .xUnfetch = nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* opened) {
  file->pMethods = nullptr;
  const int result = real->xOpen(real, name, below(file), flags, opened);
  if (below(file)->pMethods != nullptr) file->pMethods = &methods;
  return result;
}

}  // namespace

FailingDisk::FailingDisk() {
  real = sqlite3_vfs_find(nullptr);
  shim = *real;
  shim.zName = "failing-disk";
  shim.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
  shim.xOpen = open;
  sqlite3_vfs_register(&shim, 1);
  fail(Fails::never, 0);
}

FailingDisk::~FailingDisk() {
  sqlite3_vfs_register(real, 1);
  sqlite3_vfs_unregister(&shim);
}

void FailingDisk::fail(Fails how, int at) {
  how_ = how;
  at_ = at;
  calls_ = 0;
}

int FailingDisk::calls() {
  return calls_;
}

}  // namespace safon::test
