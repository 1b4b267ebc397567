#include "adapters/office/audits/audits.hpp"

#include "adapters/office/decision.hpp"
#include "adapters/office/people/acting.hpp"
#include "adapters/office/policies/stored.hpp"

namespace safon::office {
namespace {

using Kind = AuditAnswerKind;

std::expected<Date, Refusal> day_of(RegisterFile& in, const std::optional<Date>& on, Date today) {
  const auto last = day_to_decide(in, today);
  if (!last || !on) return last;
  if (on->days > last->days + days_ahead)
    return std::unexpected(refusal(Ground::words, "this is dated " + to_iso(*on) + ", more than a month ahead",
                                   "date it " + to_iso(*last)));
  return *on;
}

}  // namespace

std::expected<std::uint64_t, Refusal> draw_for_audit(RegisterFile& in, std::span<const CompiledPolicy* const> texts,
                                                     Date through) {
  StoredPolicies held;
  const auto other = [&](std::int64_t key) -> const CompiledPolicy* {
    const auto loaded = held.with_key(in, key, texts.front()->name);
    return loaded ? &*(*loaded)->compiled : nullptr;
  };
  auto drawn = record_audit_draw(in, texts.front()->name, through, texts, other);
  if (!drawn) return std::unexpected(refusal(drawn.error()));
  return *drawn;
}

std::expected<AuditOutcome, Refusal> foresee_audit(RegisterFile& in, const AuditAsked& asked, Date today) {
  auto change = find_audit(in, asked.number);
  if (!change) return std::unexpected(change.error());
  if (asked.seen && *asked.seen != change->state())
    return std::unexpected(
        Refusal{.ground = Ground::findings,
                .message = "somebody else has answered audit " + std::to_string(asked.number) + " meanwhile",
                .hint = "look again",
                .fault = RegisterFault::stale});
  const auto on = day_of(in, asked.on, today);
  if (!on) return std::unexpected(on.error());
  const auto by = recorded_name(in, asked.by);
  if (!by) return std::unexpected(by.error());
  AuditAnswer answer{.kind = asked.kind, .on = *on, .by = *by, .role = asked.role, .reason = asked.reason};
  if (answer.role.empty()) answer.role = asked.kind == Kind::answered ? "officer" : "auditor";
  if (auto may = may_answer(asked.number, change->on, change->answers, answer); !may)
    return std::unexpected(refusal(Ground::findings, may.error(),
                                   "`safon audit show " + std::to_string(asked.number) + "` shows how things stand"));
  return AuditOutcome{.change = *std::move(change), .answer = std::move(answer)};
}

std::expected<void, Refusal> record_audit(RegisterFile& in, const AuditOutcome& outcome) {
  auto written = append_audit_answer(in, outcome.change, outcome.change.answers.size(), outcome.answer);
  if (!written) return std::unexpected(refusal(written.error()));
  return {};
}

std::expected<std::vector<AuditedChange>, Refusal> list_audits(RegisterFile& in, bool all, const std::string& id) {
  AuditFilter filter{.open = !all};
  if (!id.empty()) {
    const auto key = find_id(in, id);
    if (!key) return std::unexpected(key.error());
    filter.participant = *key;
  }
  auto found = audited_changes(in, filter);
  if (!found) return std::unexpected(refusal(found.error()));
  return *std::move(found);
}

std::expected<AuditedChange, Refusal> find_audit(RegisterFile& in, std::int64_t number) {
  auto found = audited_changes(in, {.number = number});
  if (!found) return std::unexpected(refusal(found.error()));
  if (found->empty())
    return std::unexpected(refusal(Ground::words, "there is no audit " + std::to_string(number),
                                   "`safon audit list --all` shows those that there are"));
  return std::move(found->front());
}

}  // namespace safon::office
