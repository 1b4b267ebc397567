// A draft of a policy against everybody in a register: whether it can be asked, and of which days. The command line and
// the console both ask through this, and then engine/simulate.
#pragma once
#include <expected>
#include <optional>

#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/register.hpp"
#include "engine/simulate/simulate.hpp"

namespace safon::office {

struct DraftAsked {
  std::optional<Date> as_of;  // none: the first day that is not settled, or, from the start, the last that is
  std::optional<Date> until;  // none: two years on
  bool from_start = false;
};

/// Days and nothing else are filled in. Refused: a draft of another policy, one that has not a status that somebody
/// holds, a day that is settled, an end before the beginning.
[[nodiscard]] std::expected<SimulateOptions, Refusal> how_to_simulate(RegisterFile& in, const CompiledPolicy& current,
                                                                      const CompiledPolicy& draft,
                                                                      const DraftAsked& asked, Date today);

/// The draft is the policy in force, word for word.
[[nodiscard]] bool same_text(const CompiledPolicy& current, const CompiledPolicy& draft);

}  // namespace safon::office
