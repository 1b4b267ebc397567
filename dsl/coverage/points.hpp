// What there is to see in a policy. Internal to dsl/coverage.
#pragma once
#include "dsl/coverage/coverage.hpp"

namespace safon {

[[nodiscard]] std::vector<CoveragePoint> points_of(const CompiledPolicy& policy);

}  // namespace safon
