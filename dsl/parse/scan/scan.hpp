// Text to tokens. What is wrong with a single word or sign is reported here, and mended, so that reading goes on.
#pragma once
#include <string_view>

#include "dsl/parse/report.hpp"
#include "dsl/parse/scan/token.hpp"

namespace safon::parsing {

/// The tokens' texts point into `text` or into constants. The last token is the end.
[[nodiscard]] Tokens scan(std::string_view text, Report& report);

/// Where the first byte that is not UTF-8 stands; npos when there is none.
[[nodiscard]] std::size_t first_bad_byte(std::string_view text);

/// How many bytes the character at `at` takes; `text` is UTF-8.
[[nodiscard]] std::size_t character_length(std::string_view text, std::size_t at);

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace safon::parsing
