// Numbers, percentages and dates, and the ways in which people write them elsewhere.
#pragma once
#include <optional>
#include <string_view>

#include "dsl/parse/report.hpp"
#include "dsl/parse/scan/token.hpp"

namespace safon::parsing {

/// Reads the number, percentage or date that begins with the digit at `at`; the token's text is as written.
[[nodiscard]] Token scan_number(std::string_view text, std::size_t at, Report& report);

/// `1 November 2026`, `November 2026`, `Nov 1, 2026` among the last tokens become one date, reported.
void join_date_in_words(Tokens& tokens, std::string_view text, Report& report);

}  // namespace safon::parsing
