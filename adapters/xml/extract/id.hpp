// What may be a participant's id.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace safon::xml {

/// Why `text`, valid UTF-8 without white space around it, is no id; none when it is one. Characters that cannot be seen
/// are refused and not left out: which of two ids is meant is the council's to say.
[[nodiscard]] std::optional<std::string> why_no_id(std::string_view text);

}  // namespace safon::xml
