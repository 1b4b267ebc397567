// A row that is chosen and asked for a field at once, which the language has no words for: `(latest post).role`,
// `latest post.role`, `role of latest post`.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "dsl/parse/scan/token.hpp"

namespace safon::parsing {

struct TokenRange {
  std::size_t first, last;
};
struct FieldOfChosenRow {
  std::size_t length;     // in tokens
  TokenRange row, field;  // `latest post`, `role`
};

/// Such a one that begins with this token.
[[nodiscard]] std::optional<FieldOfChosenRow> field_of_chosen_row(const Tokens& tokens, std::size_t begin);

/// A word that a policy may have given to something.
[[nodiscard]] bool is_name(const Token& token);

}  // namespace safon::parsing
