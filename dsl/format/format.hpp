// The one layout of rule files. Words, comments and the author's line ends stay; blanks are ours.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {

/// `text` laid out anew; none where it has mistakes of grammar, which are appended to `diagnostics` (file 0).
/// Formatting what was formatted changes nothing. Lines end with `\n`; a byte order mark is left out.
[[nodiscard]] std::optional<std::string> format_rules(std::string_view text, Diagnostics& diagnostics);

/// Whether two texts without mistakes have the same words, the same comments and the same syntax tree, so that one may
/// stand for the other.
[[nodiscard]] bool says_the_same(std::string_view a, std::string_view b);

}  // namespace safon
