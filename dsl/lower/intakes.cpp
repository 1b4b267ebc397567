// Intakes: who is eligible, the groups and what ranks people become registers of the plan.
#include "dsl/lower/lowering.hpp"

namespace safon {
namespace {

std::vector<DatedCount> counts(const Lowering& low, const model::Dated<std::int64_t>& written) {
  if (!written.parameter) return {{first_date, written.literal}};
  std::vector<DatedCount> all;
  for (const auto& value : low.values_in_force(*written.parameter))
    all.push_back({value.from, value.number.micros / micros_per_unit});
  return all;
}

/// The programme whose statuses the condition speaks of; the first when it speaks of none.
std::uint16_t programme_of(const Lowering& low, const model::Expr& expr, std::set<std::uint16_t>& seen_lets) {
  using model::ExprKind;
  switch (expr.kind) {
    case ExprKind::status_is:
    case ExprKind::status_was:
    case ExprKind::expired:
    case ExprKind::renewable:
    case ExprKind::status_since:
      return expr.index;
    case ExprKind::let:
      if (!seen_lets.insert(expr.index).second) return 0;
      return programme_of(low, low.policy.lets[expr.index].value, seen_lets);
    default:
      break;
  }
  for (const auto& child : expr.children)
    if (auto found = programme_of(low, child, seen_lets)) return found;
  return 0;
}

IntakeGroup group(Lowering& low, const model::IntakeGroup& written, const std::string& cites) {
  IntakeGroup made{.kind = static_cast<IntakeGroup::Kind>(written.kind), .places = counts(low, written.places)};
  if (written.who.empty()) {
    made.text = "each council";
    return made;
  }
  const model::Expr& who = written.who.front();
  made.who = low.value(who, root_table);
  made.text = low.text(who.span);
  if (written.kind == model::IntakeGroup::Kind::limit_each)
    made.text = "each " + made.text;
  else
    made.node = low.condition_node(who, made.who, cites);
  return made;
}

}  // namespace

Reg Lowering::placed_since(std::uint16_t intake, const Place& where) {
  return plan.make({.op = Op::load_standing, .standing = StandingField::placed, .programme = intake, .place = where},
                   {.kind = RegKind::date});
}

Reg Lowering::placed(std::uint16_t intake, const Place& where) {
  return plan.make(
      {.op = Op::compare_today, .a = placed_since(intake, where), .relation = Relation::less_equal, .place = where},
      {.kind = RegKind::verdict});
}

void Lowering::intakes() {
  for (const auto& written : policy.intakes) {
    Intake made{.name = written.name,
                .label = written.label,
                .cites = written.cites,
                .allocated_on = written.allocated_on,
                .capacity = counts(*this, written.capacity),
                .seed = written.seed,
                .rounding = policy.month_end == MonthEnd::up ? MonthEnd::up : MonthEnd::down,
                .place = place(written.span)};
    const model::Expr& from = written.from.front();
    made.eligible = value(from, root_table);
    made.node = condition_node(from, made.eligible, written.cites);
    std::set<std::uint16_t> seen_lets;
    made.programme = programme_of(*this, from, seen_lets);
    for (const auto& each : written.groups) made.groups.push_back(group(*this, each, written.cites));
    for (const auto& key : written.ranking)
      made.ranking.push_back(
          {.value = value(key.value, root_table), .greatest_first = key.greatest_first, .text = text(key.value.span)});
    if (written.waiting) made.waiting = counts(*this, *written.waiting);
    if (written.open_for && !written.open_for->parameter)
      made.open_for = {{first_date, written.open_for->literal}};
    else if (written.open_for)
      for (const auto& each : values_in_force(*written.open_for->parameter))
        made.open_for.push_back({each.from, each.duration});
    out.intakes.push_back(std::move(made));
  }
}

}  // namespace safon
