// safon evaluate --stream: records in, verdicts and changes out, on the standard streams.
#pragma once
#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"

namespace safon {

/// 3 when a line could not be read: it has an answer that says so, and the others are as they would be without it.
[[nodiscard]] Exit evaluate_stream(const Options& options);

}  // namespace safon
