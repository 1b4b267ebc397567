// The names of an intake that gives out places each year, and of its years.
#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "dsl/model/policy.hpp"

namespace safon::model {

/// "directors 2013" is ("directors", 2013); a name without a year, (the name, 0).
[[nodiscard]] std::pair<std::string_view, int> stem_and_year(std::string_view name);

/// What one year is called: the intake's own wording and the year, "Later years, 2013".
[[nodiscard]] Label label_of(const Intake& intake);

}  // namespace safon::model
