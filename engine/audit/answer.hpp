// What people say of an automatic change that went to audit, and what may be said next.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/value/date.hpp"

namespace safon {

enum class AuditAnswerKind : std::uint8_t {
  agreed,    // an auditor finds that the change follows from the record and the rule
  disputed,  // an auditor finds that it does not; it waits for an officer, and no status changes
  answered,  // an officer says what came of the dispute
};

/// "agreed": stable.
[[nodiscard]] std::string_view audit_answer_name(AuditAnswerKind kind);
/// The kind of that name; none for a name that is no answer's.
[[nodiscard]] std::optional<AuditAnswerKind> audit_answer_kind(std::string_view name);

struct AuditAnswer {
  AuditAnswerKind kind{};
  Date on;                       // the day on which it was said
  std::string by, role, reason;  // no reason is needed to agree
};

enum class AuditState : std::uint8_t { waiting, agreed, disputed, answered };
/// "waiting": stable.
[[nodiscard]] std::string_view audit_state_name(AuditState state);
[[nodiscard]] AuditState audit_state(std::span<const AuditAnswer> answers);

/// Whether this may be said of a change of day `changed` about which `before` was said, oldest first; or why not.
[[nodiscard]] std::expected<void, std::string> may_answer(std::int64_t number, Date changed,
                                                          std::span<const AuditAnswer> before,
                                                          const AuditAnswer& answer);

}  // namespace safon
