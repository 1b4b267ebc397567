// What officers take away and give back without the rules: which way it goes, and what the ledger says of it.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapters/office/decision.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon::office {

/// What a decision is about: a participant brought up to its day, and the status that it leads to.
struct Subject {
  StatusOf wanted;
  LoadedParticipant participant;
};

/// The way that a decision to revoke or to reinstate takes. Refused where the status is not held, or nobody may do so.
[[nodiscard]] std::expected<Subject, Refusal> find_way(RegisterFile& in, const CompiledPolicy& policy,
                                                       const DecisionAsked& asked, Date on);

/// The ways on which officers may lead somebody from here, as indices into Programme::transitions.
[[nodiscard]] std::vector<std::uint16_t> ways_to_decide(const Programme& programme, const ProgressState& state);

/// Why somebody stands where they stand, where people have decided so.
struct StatusDecision {
  Decided decided = Decided::revoked;
  std::string from, to;  // statuses
  Date on;
  std::vector<std::string> by;  // the first has proposed it
  std::string reason;           // of the first
};
/// Of the present status in one programme; none: the rules have brought it, or a certification.
[[nodiscard]] std::optional<StatusDecision> status_decision(std::span<const LedgerEvent> events,
                                                            std::string_view programme);

}  // namespace safon::office
