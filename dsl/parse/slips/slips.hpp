// Plain English that is not the language's: `greater than`, `applies if`, `an activity where`. Put right before the
// grammar sees it, so that one slip of the pen is one mistake.
#pragma once
#include "dsl/parse/report.hpp"
#include "dsl/parse/scan/token.hpp"

namespace safon::parsing {

/// Reports each phrase of phrases.hpp once, and gives the tokens as if what is meant had been written.
[[nodiscard]] Tokens mend_slips(Tokens tokens, std::string_view text, Report& report);

}  // namespace safon::parsing
