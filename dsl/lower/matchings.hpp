// A matching as registers of a plan of its own.
#pragma once
#include "dsl/model/policy.hpp"
#include "dsl/source/source_text.hpp"
#include "engine/plan/matching.hpp"

namespace safon {
[[nodiscard]] Matching lower_matching(const model::Matching& written, const model::Policy& policy,
                                      const Sources& sources);
}
