// What two policies answer differently, as far down as it has a name.
#pragma once
#include <vector>

#include "engine/evaluate/evaluate.hpp"
#include "engine/simulate/pairing.hpp"

namespace safon::side_by_side {

/// One participant's answers of a policy.
struct Answers {
  const CompiledPolicy& policy;
  const Run& run;
  std::uint32_t row = 0;
};

/// Of `tops` and what lies beneath them: the lowest that differ. What is beneath something that does not differ is not
/// looked at, for it makes no difference.
[[nodiscard]] std::vector<Reason> differing(const Pairing& pairing, const std::vector<Asked>& tops,
                                            const Answers& before, const Answers& after);

}  // namespace safon::side_by_side
