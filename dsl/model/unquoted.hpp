// A value that somebody put into quotation marks.
#pragma once
#include <optional>
#include <string>

#include "engine/record/schema.hpp"

namespace safon::model {

/// What `text` would be without its quotation marks as a value of a column of this type: `6`, `80%`, `2026-03-09`,
/// `true`, or a code by its name or one of its labels. None when it would be nothing. `codes` may be null.
[[nodiscard]] std::optional<std::string> unquoted(const std::string& text, ColumnType type, const CodeList* codes);

}  // namespace safon::model
