// Audits: which automatic changes people look at again, and what they say of them. The command line and the console
// both do it through this.
#pragma once
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/audit/audit_book.hpp"

namespace safon::office {

/// After everybody is settled through a day: draws from the automatic changes that no draw has covered. `texts`: the
/// policy's, those at hand; one at least. How many were chosen.
[[nodiscard]] std::expected<std::uint64_t, Refusal> draw_for_audit(RegisterFile& in,
                                                                   std::span<const CompiledPolicy* const> texts,
                                                                   Date through);

struct AuditAsked {
  std::int64_t number = 0;
  AuditAnswerKind kind{};
  std::string by, role, reason;    // no role: auditor, and officer for an answer
  std::optional<Date> on;          // none: today, or the last day that was evaluated where that is later
  std::optional<AuditState> seen;  // how it stood for whoever decides
};

/// What would be recorded. Nothing is written yet.
struct AuditOutcome {
  AuditedChange change;
  AuditAnswer answer;
};

/// Refused with fault `stale` when `seen` is given and somebody has said something since.
[[nodiscard]] std::expected<AuditOutcome, Refusal> foresee_audit(RegisterFile& in, const AuditAsked& asked, Date today);
/// Into the register. Refused with fault `stale` when somebody was faster.
[[nodiscard]] std::expected<void, Refusal> record_audit(RegisterFile& in, const AuditOutcome& outcome);

/// Those of the register, oldest first: all, or those that wait for somebody; of one participant where an id is given.
/// Refused: an id that nobody has.
[[nodiscard]] std::expected<std::vector<AuditedChange>, Refusal> list_audits(RegisterFile& in, bool all,
                                                                             const std::string& id = {});
/// Refused: a number that no audit has.
[[nodiscard]] std::expected<AuditedChange, Refusal> find_audit(RegisterFile& in, std::int64_t number);

}  // namespace safon::office
