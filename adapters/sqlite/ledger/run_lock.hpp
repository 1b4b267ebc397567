// Who evaluates a register: one at a time, over all processes, for as long as a run takes.
#pragma once
#include <string>

namespace safon {

/// A locked file beside the register, `NAME.running`. It goes when the run ends; one that a killed program left is
/// nobody's, and the next run takes it over.
class RunLock {
 public:
  explicit RunLock(const std::string& register_path);  // throws sql::Failure, fault `busy`
  ~RunLock();
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;

 private:
  std::string path_;
  int file_ = -1;
};

}  // namespace safon
