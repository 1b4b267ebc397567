// What a parameter may be for one participant, as the engine has it.
#pragma once
#include "dsl/model/policy.hpp"

namespace safon::model {

/// Of one that says `adjustable by`. Adjustable::own has all its values.
[[nodiscard]] Adjustable adjustable_of(const Parameter& parameter);

}  // namespace safon::model
