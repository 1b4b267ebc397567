// Where two texts differ, line by line.
#pragma once
#include <string>
#include <string_view>

#include "adapters/cli/draw/terminal.hpp"

namespace safon {

/// A unified diff, with three lines around each change; empty where the texts are the same.
[[nodiscard]] std::string line_diff(const std::string& name, std::string_view before, std::string_view after,
                                    const Terminal& screen);

}  // namespace safon
