#include "adapters/office/waivers/waivers.hpp"

#include <algorithm>

#include "adapters/office/decision.hpp"
#include "adapters/office/people/acting.hpp"
#include "adapters/office/said_on.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "adapters/sqlite/waivers/waiver_book.hpp"

namespace safon::office {
namespace {

using Kind = WaiverEventKind;

constexpr const char* how_they_stand = "`safon waiver list` shows how things stand";

std::string names_of(const CompiledPolicy& policy, bool adjustable) {
  std::string those;
  for (const Waivable& each : policy.waivables)
    if (each.adjustable.has_value() == adjustable) those += (those.empty() ? "`" : ", `") + each.what + "`";
  return those;
}

bool is_requirement(const CompiledPolicy& policy, const std::string& name) {
  return std::ranges::any_of(policy.outline.requirements,
                             [&](NodeId id) { return policy.outline.nodes[id].name == name; });
}

Refusal not_waivable(const CompiledPolicy& policy, const std::string& name) {
  const bool known = is_requirement(policy, name);
  const auto those = names_of(policy, false);
  return refusal(
      Ground::words,
      known ? "the policy `" + policy.name + "` lets nobody waive `" + name + "`"
            : "the policy `" + policy.name + "` has no requirement `" + name + "`",
      those.empty() ? "a requirement that may be waived says `waivable by` in its rule file" : "it may waive " + those);
}

Refusal not_adjustable(const CompiledPolicy& policy, const std::string& name) {
  const auto those = names_of(policy, true);
  return refusal(Ground::words, "the policy `" + policy.name + "` has no parameter `" + name + "` that can be adjusted",
                 those.empty() ? "a parameter that can be adjusted says `adjustable by` in its rule file"
                               : "it lets " + those + " be adjusted");
}

/// The requirement that may be waived, or the parameter that may be adjusted.
std::expected<const Waivable*, Refusal> find_waivable(const CompiledPolicy& policy, const std::string& name,
                                                      bool adjusts) {
  const auto found = std::ranges::find(policy.waivables, name, &Waivable::what);
  if (adjusts && is_requirement(policy, name))
    return std::unexpected(refusal(Ground::words,
                                   "`" + name + "` is a requirement, and parameters are what is adjusted",
                                   "`safon waive` lets somebody go on without it"));
  if (found == policy.waivables.end())
    return std::unexpected(adjusts ? not_adjustable(policy, name) : not_waivable(policy, name));
  if (!adjusts && found->adjustable)
    return std::unexpected(refusal(Ground::words, "`" + name + "` is a parameter, and requirements are what is waived",
                                   "`safon adjust --to VALUE` sets it for somebody"));
  return &*found;
}

std::expected<ParameterValue, Refusal> value_of(const Waivable& waivable, const std::string& written) {
  const auto kind = waivable.adjustable->kind;
  if (const auto value = parse_parameter_value(kind, written)) return *value;
  const char* as = kind == ParameterValue::Kind::number       ? "a number, such as 8 or 7.5"
                   : kind == ParameterValue::Kind::percentage ? "a percentage, such as 60%"
                                                              : "a date, such as 2026-03-01";
  return std::unexpected(refusal(Ground::words, "`" + waivable.what + "` cannot be adjusted to `" + written + "`",
                                 "it is " + std::string(as) + ", " + waivable.adjustable->bounds()));
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

Refusal no_such_waiver(const CompiledPolicy& policy, std::int64_t number) {
  return refusal(Ground::words, "there is no waiver " + std::to_string(number) + " under `" + policy.name + "`",
                 "`safon waiver list --all` shows those that there are");
}

template <class Foresee>
std::expected<WaiverOutcome, Refusal> recorded(RegisterFile& in, const CompiledPolicy& policy, Foresee foresee) {
  constexpr int tries = 3;
  for (int t = 1;; ++t) {
    std::expected<WaiverOutcome, Refusal> outcome = foresee();
    if (!outcome) return outcome;
    auto written = append_waiver_event(in, policy, outcome->seen, outcome->changes, outcome->event);
    if (written) {
      outcome->event = *std::move(written);
      return outcome;
    }
    const auto fault = written.error().code;
    if ((fault != RegisterFault::stale && fault != RegisterFault::busy) || t == tries)
      return std::unexpected(refusal(written.error()));
  }
}

/// How it stands under this policy: everything of `listed` but the waiver itself and the council.
void stand(ListedWaiver& listed, const CompiledPolicy& policy, Date today) {
  using Waits = ListedWaiver::Waits;
  const Waiver& waiver = listed.waiver;
  const Waivable* found = waivable_for(policy.waivables, waiver.proposal);
  listed.waivable = found != nullptr;
  const std::string rule = listed.waivable ? rule_of(*found) : std::string();
  if (listed.waivable) listed.label = found->label;
  listed.waits = waiver.state == Waiver::State::proposed             ? Waits::approval
                 : listed.waivable && waiver.to_confirm(rule, today) ? Waits::confirmation
                                                                     : Waits::nobody;
  listed.approved_by = listed.waits == Waits::confirmation ? signed_by(waiver, rule) : waiver.approved_by;
  listed.left = listed.waits == Waits::nobody ? std::uint8_t{0} : still_missing(waiver, listed.approved_by.size());
}

}  // namespace

std::expected<WaiverOutcome, Refusal> foresee_waiver(RegisterFile& in, const CompiledPolicy& policy,
                                                     const WaiverAsked& asked, Date today) {
  const auto waivable = find_waivable(policy, asked.what, asked.to.has_value());
  if (!waivable) return std::unexpected(waivable.error());
  std::optional<ParameterValue> value;
  if (asked.to) {
    const auto to = value_of(**waivable, *asked.to);
    if (!to) return std::unexpected(to.error());
    value = *to;
  }
  const auto key = find_id(in, asked.id);
  if (!key) return std::unexpected(key.error());
  const auto on = said_on(in, asked.on, today);
  if (!on) return std::unexpected(on.error());
  auto events = events_of(in, policy);
  if (!events) return std::unexpected(events.error());
  const auto by = recorded_name(in, asked.by);
  if (!by) return std::unexpected(by.error());
  WaiverOutcome outcome{.event = {.kind = Kind::proposed,
                                  .participant = *key,
                                  .id = asked.id,
                                  .what = asked.what,
                                  .on = *on,
                                  .by = *by,
                                  .role = asked.role.empty() ? (*waivable)->approved_by : asked.role,
                                  .reason = asked.reason,
                                  .rule = rule_of(**waivable),
                                  .until = asked.until,
                                  .approvers = (*waivable)->approvers,
                                  .evidence = asked.evidence,
                                  .value = value,
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
  if (found == all.end()) return std::unexpected(no_such_waiver(policy, answer.number));
  const auto on = said_on(in, answer.on, today);
  if (!on) return std::unexpected(on.error());
  const bool ends = answer.kind == Kind::refused || answer.kind == Kind::withdrawn;
  const Waivable* waivable = waivable_for(policy.waivables, found->proposal);
  if (waivable == nullptr && !ends)
    return std::unexpected(found->proposal.value ? not_adjustable(policy, found->proposal.what)
                                                 : not_waivable(policy, found->proposal.what));
  const auto by = recorded_name(in, answer.by);
  if (!by) return std::unexpected(by.error());
  WaiverOutcome outcome{.event = {.waiver = answer.number,
                                  .kind = answer.kind,
                                  .participant = found->proposal.participant,
                                  .id = found->proposal.id,
                                  .what = found->proposal.what,
                                  .on = *on,
                                  .by = *by,
                                  .role = !answer.role.empty() ? answer.role : found->proposal.role,
                                  .reason = answer.reason,
                                  .rule = waivable ? rule_of(*waivable) : found->proposal.rule,
                                  .until = std::nullopt,
                                  .evidence = {},
                                  .value = std::nullopt,
                                  .known_from = std::nullopt},
                        .before = *found,
                        .seen = events->size()};
  if (auto may = may_answer(waivable, *found, outcome.event); !may)
    return std::unexpected(refusal(Ground::findings, may.error(), how_they_stand));
  outcome.changes = changes_what_holds(*found, outcome.event);
  if (!ends) outcome.left = still_missing(*found, signed_by(*found, outcome.event.rule).size() + 1);
  return outcome;
}

std::expected<WaiverOutcome, Refusal> propose_waiver(RegisterFile& in, const CompiledPolicy& policy,
                                                     const WaiverAsked& asked, Date today) {
  return recorded(in, policy, [&] { return foresee_waiver(in, policy, asked, today); });
}

std::expected<WaiverOutcome, Refusal> answer_waiver(RegisterFile& in, const CompiledPolicy& policy,
                                                    const WaiverAnswer& answer, Date today) {
  return recorded(in, policy, [&] { return foresee_answer(in, policy, answer, today); });
}

std::expected<std::vector<WaiverEvent>, Refusal> events_of_waiver(RegisterFile& in, const CompiledPolicy& policy,
                                                                  std::int64_t number) {
  auto events = events_of(in, policy);
  if (!events) return events;
  std::erase_if(*events, [&](const WaiverEvent& each) { return each.waiver != number; });
  if (events->empty()) return std::unexpected(no_such_waiver(policy, number));
  return events;
}

std::expected<std::vector<ListedWaiver>, Refusal> list_waivers(RegisterFile& in, const CompiledPolicy& policy,
                                                               Date today, const PolicyUnder& under) {
  auto events = events_of(in, policy);
  if (!events) return std::unexpected(events.error());
  std::vector<ListedWaiver> all;
  for (Waiver& waiver : waivers_of(*events)) {
    const auto participant = waiver.proposal.participant;
    auto council = council_of(in, participant);
    if (!council) return std::unexpected(refusal(council.error()));
    ListedWaiver listed{.waiver = std::move(waiver), .council = *std::move(council)};
    stand(listed, policy, today);
    // Only these may stand otherwise under an older version.
    if (under && listed.waiver.holds() && (!listed.waivable || listed.waits != ListedWaiver::Waits::nobody)) {
      const auto own = under(participant);
      if (!own) return std::unexpected(own.error());
      if (*own && (*own)->compiled->name == policy.name) stand(listed, *(*own)->compiled, today);
    }
    all.push_back(std::move(listed));
  }
  return all;
}

std::expected<std::vector<WaiversToConfirm>, Refusal> waivers_to_confirm(RegisterFile& in, const CompiledPolicy& draft,
                                                                         Date as_of) {
  const auto listed = list_waivers(in, draft, as_of);
  if (!listed) return std::unexpected(listed.error());
  std::vector<WaiversToConfirm> counts;
  for (const auto& each : *listed) {
    if (each.waits != ListedWaiver::Waits::confirmation) continue;
    const WaiverEvent& proposal = each.waiver.proposal;
    auto found = std::ranges::find(counts, proposal.what, &WaiversToConfirm::what);
    if (found == counts.end())
      found = counts.insert(found, {.what = proposal.what, .adjusts = proposal.value.has_value()});
    ++found->count;
  }
  return counts;
}

}  // namespace safon::office
