#include "adapters/cli/verbs/waivers/policies_under.hpp"

#include "adapters/cli/clock.hpp"

namespace safon {

office::PolicyUnder policies_under(const Options& options, RegisterFile& in) {
  if (!options.policy_path.empty()) return {};
  return [held = std::make_shared<office::StoredPolicies>(), &in,
          day = options.as_of.value_or(today())](ParticipantKey participant) { return held->of(in, participant, day); };
}

}  // namespace safon
