#include "adapters/office/waivers/waivers.hpp"

#include <algorithm>

#include "adapters/office/decision.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "adapters/sqlite/waivers/waiver_book.hpp"

namespace safon::office {
namespace {

using Kind = WaiverEventKind;

constexpr const char* how_they_stand = "`safon waiver list` shows how things stand";

std::expected<Date, Refusal> day_of(RegisterFile& in, const std::optional<Date>& on, Date today) {
  const auto first = day_to_decide(in, today);
  if (!first || !on) return first;
  auto last = last_as_of(in);
  if (!last) return std::unexpected(refusal(last.error()));
  if (*last && *on < **last)
    return std::unexpected(refusal(
        Ground::words, "this is dated " + to_iso(*on) + ", but the register is evaluated through " + to_iso(**last),
        "date it with --on " + to_iso(**last) + " or later: nothing that is recorded is rewritten"));
  if (on->days > first->days + days_ahead)
    return std::unexpected(refusal(Ground::words, "this is dated " + to_iso(*on) + ", more than a month ahead",
                                   "date it " + to_iso(*first)));
  return *on;
}

std::expected<const Waivable*, Refusal> find_waivable(const CompiledPolicy& policy, const std::string& name) {
  const auto found = std::ranges::find(policy.waivables, name, &Waivable::requirement);
  if (found != policy.waivables.end()) return &*found;
  std::string those;
  for (const Waivable& each : policy.waivables) those += (those.empty() ? "`" : ", `") + each.requirement + "`";
  const bool known = std::ranges::any_of(policy.outline.requirements,
                                         [&](NodeId id) { return policy.outline.nodes[id].name == name; });
  return std::unexpected(refusal(Ground::words,
                                 known ? "the policy `" + policy.name + "` lets nobody waive `" + name + "`"
                                       : "the policy `" + policy.name + "` has no requirement `" + name + "`",
                                 those.empty() ? "a requirement that may be waived says `waivable by` in its rule file"
                                               : "it may waive " + those));
}

std::expected<std::vector<WaiverEvent>, Refusal> events_of(RegisterFile& in, const CompiledPolicy& policy) {
  auto events = waiver_events(in, policy.name);
  if (!events) return std::unexpected(refusal(events.error()));
  return *std::move(events);
}

/// Those who have approved, or confirmed under this text.
std::vector<std::string> signed_by(const Waiver& waiver, const std::string& rule) {
  if (waiver.state == Waiver::State::proposed || rule == waiver.proposal.rule) return waiver.approved_by;
  const auto found = std::ranges::find(waiver.confirmations, rule, &Waiver::Confirmation::rule);
  return found == waiver.confirmations.end() ? std::vector<std::string>{} : found->by;
}

std::uint8_t still_missing(const Waiver& waiver, std::size_t so_far) {
  return so_far < waiver.proposal.approvers ? std::uint8_t(waiver.proposal.approvers - so_far) : std::uint8_t{0};
}

}  // namespace

std::expected<WaiverOutcome, Refusal> foresee_waiver(RegisterFile& in, const CompiledPolicy& policy,
                                                     const WaiverAsked& asked, Date today) {
  const auto waivable = find_waivable(policy, asked.requirement);
  if (!waivable) return std::unexpected(waivable.error());
  const auto key = find_id(in, asked.id);
  if (!key) return std::unexpected(key.error());
  const auto on = day_of(in, asked.on, today);
  if (!on) return std::unexpected(on.error());
  auto events = events_of(in, policy);
  if (!events) return std::unexpected(events.error());
  WaiverOutcome outcome{.event = {.kind = Kind::proposed,
                                  .participant = *key,
                                  .id = asked.id,
                                  .requirement = asked.requirement,
                                  .on = *on,
                                  .by = asked.by,
                                  .role = asked.role.empty() ? (*waivable)->approved_by : asked.role,
                                  .reason = asked.reason,
                                  .rule = rule_of(**waivable),
                                  .until = asked.until,
                                  .approvers = (*waivable)->approvers,
                                  .evidence = asked.evidence,
                                  .known_from = std::nullopt},
                        .before = std::nullopt,
                        .seen = events->size(),
                        .left = (*waivable)->approvers};
  const auto* calendar = policy.working_days == none16 ? nullptr : &policy.plan.calendars[policy.working_days];
  if (auto may = may_propose(**waivable, outcome.event, waivers_of(*events), calendar); !may)
    return std::unexpected(refusal(Ground::findings, may.error(), how_they_stand));
  return outcome;
}

std::expected<WaiverOutcome, Refusal> foresee_answer(RegisterFile& in, const CompiledPolicy& policy,
                                                     const WaiverAnswer& answer, Date today) {
  auto events = events_of(in, policy);
  if (!events) return std::unexpected(events.error());
  const auto all = waivers_of(*events);
  const auto found = std::ranges::find(all, answer.number, &Waiver::number);
  if (found == all.end())
    return std::unexpected(
        refusal(Ground::words, "there is no waiver " + std::to_string(answer.number) + " under `" + policy.name + "`",
                "`safon waiver list --all` shows those that there are"));
  const auto on = day_of(in, answer.on, today);
  if (!on) return std::unexpected(on.error());
  const bool ends = answer.kind == Kind::refused || answer.kind == Kind::withdrawn;
  const auto waivable = find_waivable(policy, found->proposal.requirement);
  if (!waivable && !ends) return std::unexpected(waivable.error());
  WaiverOutcome outcome{.event = {.waiver = answer.number,
                                  .kind = answer.kind,
                                  .participant = found->proposal.participant,
                                  .id = found->proposal.id,
                                  .requirement = found->proposal.requirement,
                                  .on = *on,
                                  .by = answer.by,
                                  .role = !answer.role.empty() ? answer.role : found->proposal.role,
                                  .reason = answer.reason,
                                  .rule = waivable ? rule_of(**waivable) : found->proposal.rule,
                                  .until = std::nullopt,
                                  .evidence = {},
                                  .known_from = std::nullopt},
                        .before = *found,
                        .seen = events->size()};
  if (auto may = may_answer(*found, outcome.event); !may)
    return std::unexpected(refusal(Ground::findings, may.error(), how_they_stand));
  outcome.changes = changes_what_holds(*found, outcome.event);
  if (!ends) outcome.left = still_missing(*found, signed_by(*found, outcome.event.rule).size() + 1);
  return outcome;
}

std::expected<WaiverEvent, Refusal> record_waiver(RegisterFile& in, const CompiledPolicy& policy,
                                                  const WaiverOutcome& outcome) {
  auto written = append_waiver_event(in, policy, outcome.seen, outcome.changes, outcome.event);
  if (!written) return std::unexpected(refusal(written.error()));
  return *std::move(written);
}

std::expected<std::vector<ListedWaiver>, Refusal> list_waivers(RegisterFile& in, const CompiledPolicy& policy,
                                                               Date today) {
  auto events = events_of(in, policy);
  if (!events) return std::unexpected(events.error());
  std::vector<ListedWaiver> all;
  for (Waiver& waiver : waivers_of(*events)) {
    auto council = council_of(in, waiver.proposal.participant);
    if (!council) return std::unexpected(refusal(council.error()));
    ListedWaiver listed{.council = *std::move(council)};
    const auto found = std::ranges::find(policy.waivables, waiver.proposal.requirement, &Waivable::requirement);
    listed.waivable = found != policy.waivables.end();
    const std::string rule = listed.waivable ? rule_of(*found) : std::string();
    if (listed.waivable) listed.label = found->label;
    if (waiver.state == Waiver::State::proposed)
      listed.waits = ListedWaiver::Waits::approval;
    else if (listed.waivable && waiver.to_confirm(rule, today))
      listed.waits = ListedWaiver::Waits::confirmation;
    const bool confirming = listed.waits == ListedWaiver::Waits::confirmation;
    listed.approved_by = confirming ? signed_by(waiver, rule) : waiver.approved_by;
    if (listed.waits != ListedWaiver::Waits::nobody) listed.left = still_missing(waiver, listed.approved_by.size());
    listed.waiver = std::move(waiver);
    all.push_back(std::move(listed));
  }
  return all;
}

std::expected<std::vector<std::pair<std::string, std::size_t>>, Refusal> waivers_to_confirm(RegisterFile& in,
                                                                                            const CompiledPolicy& draft,
                                                                                            Date as_of) {
  const auto listed = list_waivers(in, draft, as_of);
  if (!listed) return std::unexpected(listed.error());
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const auto& each : *listed) {
    if (each.waits != ListedWaiver::Waits::confirmation) continue;
    const auto& requirement = each.waiver.proposal.requirement;
    const auto found = std::ranges::find(counts, requirement, &std::pair<std::string, std::size_t>::first);
    if (found == counts.end())
      counts.emplace_back(requirement, 1);
    else
      ++found->second;
  }
  return counts;
}

}  // namespace safon::office
