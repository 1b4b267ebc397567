// The waivers of a register: appended to its ledger, in a chain of their own.
#pragma once
#include <expected>
#include <span>
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

/// An event with its place in the ledger, and the policy that it rests on.
struct WaiverLedgerEvent {
  std::int64_t key = 0;
  std::string policy, policy_version;
  WaiverEvent event;
};
/// Of all policies, newest first, those before `before`; of participants whose newest record is of one of `councils`,
/// or of everybody where there are none.
[[nodiscard]] std::expected<std::vector<WaiverLedgerEvent>, RegisterError> page_of_waiver_events(
    RegisterFile& in, std::int64_t before, std::span<const std::string> councils, std::size_t limit);

/// The policy under which the waiver of that number was last approved or confirmed by enough people; that of its
/// proposal, where it was not yet.
[[nodiscard]] std::expected<std::int64_t, RegisterError> policy_rested_on(RegisterFile& in, std::int64_t waiver);

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
