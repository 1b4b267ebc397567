// What an open register consists of, for the files of this folder.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "adapters/sqlite/ledger/chain.hpp"
#include "adapters/sqlite/ledger/run_lock.hpp"
#include "adapters/sqlite/register.hpp"
#include "adapters/sqlite/sql/sql.hpp"

namespace safon {

struct RegisterFile::Inside {
  std::string path;
  bool reading = false;  // nothing is written, though SQLite would let us
  sql::Connection connection;
  Chains chains;                                         // of the transaction that is open
  std::map<SchemaKey, std::unique_ptr<Schema>> schemas;  // read so far; rows never change
  struct OpenRun {
    const CompiledPolicy* policy = nullptr;
    SoFar so_far;  // of an interrupted run that was taken up again
  };
  std::map<RunKey, OpenRun> runs;     // begun here
  std::optional<RunLock> evaluating;  // while there is one

  Inside(std::string name, const std::string& open_as, sql::Connection::Access access, int busy_milliseconds)
      : path(std::move(name)), connection(open_as, access, busy_milliseconds) {}
};

/// Everything until commit() happens, or nothing does. Takes the writer's place at once, so that what is read in it
/// stays true. One within another is a part of it: it can be undone by itself, and happens with the whole.
class WriteTransaction {
 public:
  explicit WriteTransaction(RegisterFile::Inside& inside);
  ~WriteTransaction();
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  void commit();

 private:
  RegisterFile::Inside& inside_;
  Chains before_;
  bool part_ = false, open_ = true;
};

/// Several questions about one state of the register.
class ReadTransaction {
 public:
  explicit ReadTransaction(RegisterFile::Inside& inside);
  ~ReadTransaction();
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  RegisterFile::Inside& inside_;
  bool own_ = false;  // false inside a write transaction
};

/// Calls `work`; what it throws becomes the unexpected value. No exception leaves the folder.
template <class Work>
auto guarded(Work&& work) -> std::expected<decltype(work()), RegisterError> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (sql::Failure& failure) {
    return std::unexpected(std::move(failure.error));
  } catch (const std::bad_alloc&) {
    return std::unexpected(RegisterError{RegisterFault::failed, "out of memory", ""});
  }
}

}  // namespace safon
