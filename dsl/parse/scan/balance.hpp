// Makes every bracket have its partner, so that the grammar, and the search for the next item after a mistake, can
// leap over what stands between them.
#pragma once
#include "dsl/parse/report.hpp"
#include "dsl/parse/scan/token.hpp"

namespace safon::parsing {

/// What is never closed is reported and closed where the next declaration begins; what closes nothing is reported and
/// left out; what is nested too deeply is reported and becomes a hole.
[[nodiscard]] Tokens balance(Tokens tokens, std::string_view text, Report& report);

/// A declaration's keyword, first on its line, with a name or a text after it.
[[nodiscard]] bool begins_declaration(Iterator token);

}  // namespace safon::parsing
