#pragma once
#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"

namespace safon {

/// `safon policy publish`.
[[nodiscard]] Exit publish_policy(const Options& options);

}  // namespace safon
