// Programmes: statuses, and transitions with the register that enables each.
#include "dsl/lower/lowering.hpp"

namespace safon {
namespace {

/// Each length that a duration has while the policy is in force.
std::vector<DatedDuration> lengths(const Lowering& low, const std::optional<model::Dated<Duration>>& written) {
  if (!written) return {};
  if (!written->parameter) return {{low.policy.in_force_from, written->literal}};
  std::vector<DatedDuration> all;
  for (const auto& value : low.values_in_force(*written->parameter)) all.push_back({value.from, value.duration});
  return all;
}

Status status(const Lowering& low, const model::Status& written) {
  return {.name = written.name,
          .label = written.label,
          .initial = written.initial,
          .final = written.final,
          .setback = written.setback,
          .away = written.away,
          .validity = written.validity,
          .valid_for = lengths(low, written.valid_for),
          .month = written.month,
          .day = written.day};
}

AuditRule audit(const Lowering& low, const model::Audit& written) {
  return {.share = low.counts(written.share),
          .among = written.among,
          .each_council = written.each_council,
          .seed = written.seed,
          .place = low.place(written.span)};
}

std::vector<Escalation> escalations(const Lowering& low, const model::Transition& written) {
  std::vector<Escalation> made;
  for (const auto& each : written.escalations) made.push_back({each.duty, lengths(low, each.later)});
  return made;
}

std::string stable_name(const model::Programme& programme, const model::Transition& written) {
  std::string from = written.from_any ? "any" : "";
  if (!written.from_any)
    for (auto s : written.from) from += (from.empty() ? "" : "+") + programme.statuses[s].name;
  return from + "->" + programme.statuses[written.to].name;
}

Transition transition(Lowering& low, std::uint16_t index, const model::Transition& written) {
  const auto& programme = low.policy.programmes[index];
  const auto where = low.place(written.span);
  const bool by_rules = written.decided == Decided::no;
  Reg condition = by_rules ? low.value(written.condition, root_table) : no_reg;
  NodeId node = by_rules ? low.condition_node(written.condition, condition, programme.cites) : no_node;
  const bool renews = by_rules && written.from.size() == 1 && written.from.front() == written.to &&
                      programme.statuses[written.to].renewable_before.has_value();
  if (renews) {
    Reg window = low.renewable(index, where);
    NodeId open = low.add_node({.kind = NodeKind::condition,
                                .text = "renewable",
                                .place = low.place(programme.statuses[written.to].span),
                                .verdict = window});
    condition = low.plan.all_of({window, condition}, root_table, where);
    node = low.add_node({.kind = NodeKind::all_of,
                         .cites = programme.cites,
                         .place = where,
                         .verdict = condition,
                         .children = {open, node}});
  }
  return {.name = stable_name(programme, written),
          .label = written.label,
          .from = written.from,
          .to = written.to,
          .condition = condition,
          .node = node,
          .decided = written.decided,
          .restores = written.restores,
          .before_others = written.before_others,
          .certifiers = written.certifiers,
          .certified_by = written.certified_by,
          .certify_within = lengths(low, written.certify_within),
          .escalations = escalations(low, written),
          .place = where};
}

}  // namespace

void Lowering::programmes() {
  for (std::uint16_t p = 0; p < policy.programmes.size(); ++p) {
    const auto& written = policy.programmes[p];
    Programme made{.name = written.name, .label = written.label, .asks = written.asks, .place = place(written.span)};
    for (const auto& each : written.statuses) {
      if (each.initial) made.initial = std::uint8_t(made.statuses.size());
      made.statuses.push_back(status(*this, each));
    }
    if (written.audit) made.audit = audit(*this, *written.audit);
    if (!written.begins_on.empty()) made.begins_on = value(written.begins_on.front(), root_table);
    std::map<std::string, int> named;
    for (const auto& each : written.transitions) {
      made.transitions.push_back(transition(*this, p, each));
      // The ledger knows a transition by its name: a second way between the same statuses is numbered.
      auto& name = made.transitions.back().name;
      if (const int number = ++named[name]; number > 1) name += " (" + std::to_string(number) + ")";
    }
    out.programmes.push_back(std::move(made));
  }
  out.order = policy.order;
  for (const auto& duty : policy.duties) out.duties.push_back({duty.name, duty.label});
  for (const auto& written : policy.properties) {
    Reg verdict = value(written.condition, root_table);
    out.properties.push_back({.text = written.text,
                              .verdict = verdict,
                              .programme = written.programme,
                              .node = condition_node(written.condition, verdict, ""),
                              .place = place(written.span)});
  }
}

}  // namespace safon
