// A copy of a register to try a night on: what it would do is what it does there.
#pragma once
#include <expected>
#include <string>

#include "adapters/sqlite/register.hpp"

namespace safon {

/// The copy goes when this does.
class Rehearsal {
 public:
  Rehearsal();
  ~Rehearsal();
  Rehearsal(const Rehearsal&) = delete;
  Rehearsal& operator=(const Rehearsal&) = delete;

  /// A register that is not there is not copied: the night makes it anew.
  [[nodiscard]] std::expected<void, RegisterError> copy(const std::string& register_path);
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace safon
