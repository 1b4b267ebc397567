// What the engine gives as values, in words.
#pragma once
#include <string>

#include "engine/explain/explain.hpp"

namespace safon {

/// "2026-03-09", "unknown (2026-03-01, Coaching)", "none", "and 7 more"
[[nodiscard]] std::string value_text(const ExplainedValue& value, std::string_view language);

/// What the value is of. The program's own names are in the language asked for; a policy's are as it has them.
[[nodiscard]] std::string value_name(const ExplainedValue& value, std::string_view language);

/// "2 of 3; 1 more unknown"
[[nodiscard]] std::string tally_text(const Tally& tally, std::string_view language);

/// "not met", in the language.
[[nodiscard]] std::string answer_text(Answer answer, std::string_view language);

}  // namespace safon
