// The audits of a register: which automatic changes were chosen, and what people said of them.
#pragma once
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapters/sqlite/audit/frame.hpp"
#include "engine/audit/answer.hpp"

namespace safon {

/// Draws from the automatic changes through a day by which everybody is settled, in one transaction; how many were
/// chosen. `known`: texts of the policy that are at hand, by which changes rest mostly; `other` has the rest. Nothing
/// is written where no text of the policy has ever had anything audited.
[[nodiscard]] std::expected<std::uint64_t, RegisterError> record_audit_draw(
    RegisterFile& in, const std::string& policy, Date through, std::span<const CompiledPolicy* const> known,
    const PolicyWithKey& other);

/// One automatic change that went to audit.
struct AuditedChange {
  std::int64_t number = 0;  // by which people name it
  Stratum stratum;
  std::uint64_t in_stratum = 0;  // which change of its stratum it is, from 1
  ParticipantKey participant = 0;
  std::string id, council;    // of the newest record
  std::string from, to;       // statuses
  Date effective, on;         // since when it holds; the day of the history that brought it
  std::int64_t event = 0;     // its number in the ledger
  VersionKey version = 0;     // the record that it rests on
  std::int64_t rests_on = 0;  // the policy text, and how that is called
  std::string policy_version;
  Hash version_hash, policy_hash;
  std::vector<AuditAnswer> answers;  // oldest first

  [[nodiscard]] AuditState state() const { return audit_state(answers); }
};

/// Oldest first. `open`: those that wait for an auditor or, disputed, for an officer.
struct AuditFilter {
  std::optional<std::string> policy;
  std::optional<ParticipantKey> participant;
  std::optional<std::int64_t> number;
  bool open = false;
  std::int64_t after = 0;  // for paging: only numbers above
  std::size_t limit = SIZE_MAX;
};
[[nodiscard]] std::expected<std::vector<AuditedChange>, RegisterError> audited_changes(RegisterFile& in,
                                                                                       const AuditFilter& filter);

/// What waits in a council: for auditors, and, disputed, for officers.
struct OpenAudits {
  std::string council;
  std::uint64_t waiting = 0, disputed = 0;
};
/// Of the councils where something does.
[[nodiscard]] std::expected<std::vector<OpenAudits>, RegisterError> open_audits(RegisterFile& in);

/// Appends one, in one transaction. Fault `stale` when there are not `seen` answers any more: read them again.
[[nodiscard]] std::expected<void, RegisterError> append_audit_answer(RegisterFile& in, const AuditedChange& change,
                                                                     std::size_t seen, const AuditAnswer& answer);

}  // namespace safon
