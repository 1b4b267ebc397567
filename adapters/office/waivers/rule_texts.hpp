// What people compare who are asked to confirm a waiver again.
#pragma once
#include <expected>
#include <functional>
#include <string>

#include "adapters/office/waivers/waivers.hpp"

namespace safon::office {

/// A requirement with all that it is written with, each on a line of its own; or a parameter.
struct RuleTexts {
  std::string before, now;
};

/// One that the register holds, by its key.
using PolicyWithKey = std::function<std::expected<SharedPolicy, Refusal>(std::int64_t)>;

/// The requirement or parameter as it was when people last said that it may be waived or adjusted, and as it is under
/// `policy`; an empty text where that policy does not let it be.
[[nodiscard]] std::expected<RuleTexts, Refusal> rule_texts(RegisterFile& in, const CompiledPolicy& policy,
                                                           const Waiver& waiver, const PolicyWithKey& with_key);

}  // namespace safon::office
