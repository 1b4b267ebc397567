// The waivers of a register: appended to its ledger, in a chain of their own.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "adapters/sqlite/register.hpp"
#include "engine/waiver/life.hpp"

namespace safon {

/// Names the requirement's text: WaiverEvent::rule.
[[nodiscard]] std::string rule_of(const Waivable& waivable);
/// Of each waivable requirement of the policy, in their order.
[[nodiscard]] std::vector<std::string> rules_of(const CompiledPolicy& policy);

/// All about the waivers under policies of this name, oldest first.
[[nodiscard]] std::expected<std::vector<WaiverEvent>, RegisterError> waiver_events(RegisterFile& in,
                                                                                   const std::string& policy);

/// The council of a participant's newest record.
[[nodiscard]] std::expected<std::string, RegisterError> council_of(RegisterFile& in, ParticipantKey participant);

/// Appends one, in one transaction: notes the participant's newest record version, gives a proposal its number, and
/// `known_from` where it `changes` what holds. What was appended. Fault `stale` when there are not `seen` events under
/// that name any more: read them again.
[[nodiscard]] std::expected<WaiverEvent, RegisterError> append_waiver_event(RegisterFile& in,
                                                                            const CompiledPolicy& policy,
                                                                            std::size_t seen, bool changes,
                                                                            WaiverEvent event);

}  // namespace safon
