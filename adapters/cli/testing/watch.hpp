// Runs something again whenever one of its files has changed, until Ctrl-C.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "adapters/cli/exit_code.hpp"

namespace safon {

/// What one run found, and which files it read: a file that was not there counts, too.
struct WatchedRun {
  Exit exit{};
  std::vector<std::string> files;
};

/// The exit of the last run. Ends after the run at hand on SIGINT or SIGTERM.
[[nodiscard]] Exit watch(const std::function<WatchedRun()>& run);

}  // namespace safon
