// The register that returns go into. One that a dry run would have to make is made elsewhere, and one that nothing was
// put into is not left behind.
#pragma once
#include <optional>
#include <string>

#include "adapters/cli/options.hpp"
#include "adapters/sqlite/register.hpp"

namespace safon {

class ImportTarget {
 public:
  explicit ImportTarget(const Options& options);
  ~ImportTarget();
  ImportTarget(const ImportTarget&) = delete;
  ImportTarget& operator=(const ImportTarget&) = delete;

  /// Null: it cannot be opened, and why has been said.
  [[nodiscard]] RegisterFile* open();
  /// Something was put in.
  void keep() { keep_ = true; }

 private:
  std::string path_;
  bool made_here_ = false, keep_ = false;
  std::optional<RegisterFile> open_;
};

}  // namespace safon
