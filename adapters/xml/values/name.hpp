// What may name a participant or a council.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace safon::xml {

/// Why `text`, valid UTF-8 without white space around it, is no name; none when it is one. Characters that cannot be
/// seen are refused and not left out: which of two names is meant is not ours to say.
[[nodiscard]] std::optional<std::string> why_no_name(std::string_view text);

}  // namespace safon::xml
