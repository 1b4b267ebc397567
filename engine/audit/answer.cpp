#include "engine/audit/answer.hpp"

#include <algorithm>
#include <array>

#include "engine/value/person_name.hpp"

namespace safon {
namespace {

using Kind = AuditAnswerKind;

/// In the order of AuditAnswerKind.
constexpr auto kinds = std::to_array<std::string_view>({"agreed", "disputed", "answered"});
static_assert(kinds.size() == std::size_t(Kind::answered) + 1);
/// In the order of AuditState.
constexpr auto states = std::to_array<std::string_view>({"waiting", "agreed", "disputed", "answered"});
static_assert(states.size() == std::size_t(AuditState::answered) + 1);

}  // namespace

std::string_view audit_answer_name(Kind kind) {
  return kinds[std::size_t(kind)];
}

std::optional<Kind> audit_answer_kind(std::string_view name) {
  const auto found = std::ranges::find(kinds, name);
  if (found == kinds.end()) return std::nullopt;
  return Kind(found - kinds.begin());
}

std::string_view audit_state_name(AuditState state) {
  return states[std::size_t(state)];
}

AuditState audit_state(std::span<const AuditAnswer> answers) {
  return answers.empty() ? AuditState::waiting : AuditState(std::size_t(answers.back().kind) + 1);
}

std::expected<void, std::string> may_answer(std::int64_t number, Date changed, std::span<const AuditAnswer> before,
                                            const AuditAnswer& answer) {
  const std::string audit = "audit " + std::to_string(number);
  const AuditState state = audit_state(before);
  if (answer.by.empty()) return std::unexpected("nobody is named who says it");
  if (answer.kind != Kind::agreed && answer.reason.empty())
    return std::unexpected(answer.kind == Kind::disputed ? "a dispute needs a reason"
                                                         : "an answer says what came of the dispute");
  const Date earliest = before.empty() ? changed : before.back().on;
  if (answer.on < earliest)
    return std::unexpected("it is dated " + to_iso(answer.on) + ", before what it is about, " + to_iso(earliest));
  if (answer.kind != Kind::answered) {
    if (state == AuditState::waiting) return {};
    return std::unexpected(audit + " was " + std::string(audit_answer_name(before.front().kind)) + " by " +
                           before.front().by + " on " + to_iso(before.front().on));
  }
  if (state == AuditState::disputed && same_person(before.back().by, answer.by))
    return std::unexpected("`" + answer.by + "` has disputed " + audit + ", so somebody else has to answer");
  if (state == AuditState::disputed) return {};
  if (state == AuditState::answered)
    return std::unexpected(audit + " was answered by " + before.back().by + " on " + to_iso(before.back().on));
  return std::unexpected("nobody has disputed " + audit);
}

}  // namespace safon
