// Rules in pages of documentation.
#pragma once
#include <string>
#include <string_view>

namespace safon {

/// The page with each block between "```safon" and "```" laid out by `format_rules`; what stands in a block is moved
/// with its fence. Blocks that have mistakes of grammar, and all else, stay as they are.
[[nodiscard]] std::string format_page(std::string_view page);

}  // namespace safon
