// A whole random policy as text, so that everything from the parser on is on the way.
#pragma once
#include <string>

#include "shape.hpp"

namespace safon::oracle {

/// In force from this day to this one, so that parameters change on days that are asked about.
inline constexpr const char *policy_begins = "2023-01-01", *policy_ends = "2027-12-31";

/// Right in everything: when it does not load, that is a mistake of the language's or of this text's.
[[nodiscard]] std::string random_policy(Random& random, const Shape& shape);

}  // namespace safon::oracle
