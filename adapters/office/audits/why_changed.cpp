#include "adapters/office/audits/why_changed.hpp"

#include <algorithm>

#include "adapters/office/explaining.hpp"

namespace safon::office {

std::expected<Explanation, Refusal> why_changed(RegisterFile& in, const CompiledPolicy& policy,
                                                const AuditedChange& change, const std::string& language) {
  const auto programme = std::ranges::find(policy.programmes, change.stratum.programme, &Programme::name);
  const auto gone = [&] {
    return std::unexpected(refusal(Ground::findings, "the policy has no way `" + change.stratum.transition + "`"));
  };
  if (programme == policy.programmes.end()) return gone();
  const auto way = std::ranges::find(programme->transitions, change.stratum.transition, &Transition::name);
  if (way == programme->transitions.end()) return gone();
  const auto index = static_cast<std::uint16_t>(programme - policy.programmes.begin());
  auto participant = load_participant(in, policy, index, change.id, change.on);
  if (!participant) return std::unexpected(participant.error());
  // What the change brought, and what came after it on that day, is taken away: its condition was asked before.
  auto& history = participant->state.history;
  const auto transition = static_cast<std::uint16_t>(way - programme->transitions.begin());
  const auto own = std::ranges::find_if(history, [&](const HeldStatus& held) {
    return held.transition == transition && held.effective == change.effective;
  });
  history.erase(own, history.end());
  return Explaining(policy, index, *participant, change.effective, language).explained(way->node);
}

}  // namespace safon::office
