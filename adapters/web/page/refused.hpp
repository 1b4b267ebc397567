// Refusals of the office and the engine, in the visitor's language.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "adapters/office/refusal.hpp"
#include "adapters/web/visit.hpp"

namespace safon::web {

/// The same in Welsh. None: it is not worded as in words/refusals.
[[nodiscard]] std::optional<std::string> in_welsh(std::string_view message);

/// What nobody has put into Welsh is shown in English.
[[nodiscard]] std::string refusal_text(const Visit& visit, const office::Refusal& refusal);

}  // namespace safon::web
