// Intakes that give out places each year: every year is an intake of the policy of its own, "directors 2013".
#pragma once
#include <string_view>

#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// After the declarations are gathered, before any condition: analysis.intake_years.
void number_intakes(Analysis& analysis);

/// The intakes of the policy that a name means, "directors" or "directors 2013"; none: reported, or broken.
[[nodiscard]] std::vector<std::uint16_t> intakes_named(Analysis& analysis, const syntax::Name& name);

}  // namespace safon::analysis
