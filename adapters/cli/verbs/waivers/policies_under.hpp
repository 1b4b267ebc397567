// By which version of the policy a participant's waiver is looked at.
#pragma once
#include "adapters/cli/options.hpp"
#include "adapters/office/waivers/waivers.hpp"

namespace safon {

/// The one that each is under, where `--policy` names none for all. Asks `in`, which outlives it.
[[nodiscard]] office::PolicyUnder policies_under(const Options& options, RegisterFile& in);

}  // namespace safon
