// Fixes what lint can fix without anybody deciding anything.
#pragma once
#include <expected>

#include "dsl/lint/lint.hpp"

namespace safon {

struct MendedFile {
  std::string name;
  std::string before, after;
};
struct Mended {
  std::vector<MendedFile> files;  // those that change
  std::size_t findings = 0;       // that are mended
};

/// The files as they would be. They compile, and every test answers as before; otherwise the reason why they do not.
[[nodiscard]] std::expected<Mended, std::string> mend(const LoadedPolicy& policy,
                                                      const std::vector<LintFinding>& findings);

}  // namespace safon
