// A copy of the register while others go on reading and writing.
#pragma once
#include <expected>
#include <functional>
#include <string>

#include "adapters/sqlite/register.hpp"

namespace safon {

/// Fault `exists` when there is a file at `path` and `overwrite` is false. Written beside it first, then renamed, so
/// that a backup is there whole or not at all. `progress` gets pages done and pages in all.
[[nodiscard]] std::expected<void, RegisterError> backup(RegisterFile& from, const std::string& path, bool overwrite,
                                                        const std::function<void(int, int)>& progress = {});

}  // namespace safon
