// Names that were probably meant to be another.
#pragma once
#include <string_view>

namespace safon::xml {

/// The same but for capitals and at most one letter that is missing, too many, wrong, or has changed places with the
/// next.
[[nodiscard]] bool one_slip_at_most(std::string_view a, std::string_view b);

}  // namespace safon::xml
