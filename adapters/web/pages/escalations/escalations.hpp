// Cases that have gone on to others because nobody decided them in time.
#pragma once
#include <string>
#include <vector>

#include "adapters/web/visit.hpp"

namespace safon::web {

/// As the policy words it; its name, where it knows none.
[[nodiscard]] std::string duty_text(const Visit& visit, std::string_view duty);
/// "Head of accreditation, Director"
[[nodiscard]] std::string duties_text(const Visit& visit, const std::vector<std::string>& duties);

/// The duties that a page is asked for: `mine`, or one by its name; none: not asked.
[[nodiscard]] std::vector<std::string> duties_asked(const Visit& visit);
/// The select that asks for them; empty where the policy has none.
[[nodiscard]] std::string duty_select_html(const Visit& visit);

/// How many cases are escalated to the visitor, with a link to them; and those of her councils that have gone on to
/// nobody. Empty where there is nothing to say.
[[nodiscard]] std::string escalated_html(const Visit& visit);
/// Those that have gone on to nobody, of the councils that the visitor may see.
[[nodiscard]] std::string untold_html(const Visit& visit);

}  // namespace safon::web
