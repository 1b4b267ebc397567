// Words that are turned into others. Internal to dsl/mutate.
#pragma once
#include <string>
#include <string_view>

#include "dsl/syntax/nodes.hpp"

namespace safon {

/// The words of a relation, turned: `is at least` becomes `is more than`. Empty where there is no other.
[[nodiscard]] std::string turned(syntax::RelationKind kind, std::string_view written);

/// `text` with its first word, which is `from`, replaced; empty where it does not begin so.
[[nodiscard]] std::string with_first_word(std::string_view text, std::string_view from, std::string_view to);

}  // namespace safon
