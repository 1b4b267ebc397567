// Figures of a night for Prometheus, by way of node-exporter's textfile collector. docs/operations.md lists them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "adapters/cli/night/night.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {

struct NightTimes {
  std::int64_t started = 0, ended = 0;  // seconds since 1970
};

/// `night` is none when it did not get as far as a register; `open` when the register could not say.
[[nodiscard]] std::string metrics_text(const Night* night, Exit exit, NightTimes times,
                                       const std::optional<OpenWork>& open);

}  // namespace safon
