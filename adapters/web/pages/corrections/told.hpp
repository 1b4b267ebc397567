// How corrections are shown.
#pragma once
#include <span>
#include <string>

#include "adapters/office/corrections/corrections.hpp"
#include "adapters/web/pages/participant/subject.hpp"

namespace safon::web {

[[nodiscard]] std::string corrections_table_html(const Visit& visit, std::string_view caption,
                                                 std::span<const office::ListedCorrection> corrections);

/// On the participant's page: their corrections, and for officers the way to another one. Empty where there is neither.
[[nodiscard]] std::string their_corrections_html(const Visit& visit, const Subject& subject);

}  // namespace safon::web
