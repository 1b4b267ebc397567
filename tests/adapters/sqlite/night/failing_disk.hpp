// A disk under SQLite that fails when it is told to: at the n-th write, sync or truncation from now on.
#pragma once
#include <cstdint>

namespace safon::test {

enum class Fails : std::uint8_t {
  never,
  once,       // that call reports an error and does nothing
  from_then,  // and every one after it
  full,       // from then on there is no space: what is already there can be written again
  killed,     // the process is killed before the call
  halfway,    // the process is killed when half of the bytes are written
};

/// Put between SQLite and the files of this process for as long as it lives; there can be one.
class FailingDisk {
 public:
  FailingDisk();
  ~FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  /// Counts from 1. Counting begins anew.
  static void fail(Fails how, int at);
  static int calls();  // since then
};

}  // namespace safon::test
