// Intakes: who is eligible, the groups and what ranks people become registers of the plan.
#include "dsl/lower/lowering.hpp"
#include "dsl/model/intake_year.hpp"

namespace safon {
namespace {

bool of_programme(StandingField field) {
  return field != StandingField::placed && field != StandingField::waived_until;
}

/// The programme whose statuses these registers rest on, through whatever requirements; the first when they rest on
/// none. `check` sees to it that there is only one.
std::uint16_t programme_behind(const Plan& plan, const std::vector<Reg>& registers) {
  std::vector<bool> wanted(plan.registers.size());
  const auto want = [&](Reg reg) {
    if (reg != no_reg) wanted[reg] = true;
  };
  for (const Reg reg : registers) want(reg);
  for (auto step = plan.steps.rbegin(); step != plan.steps.rend(); ++step) {
    if (!wanted[step->out]) continue;
    if (step->op == Op::status_is || step->op == Op::status_was) return step->programme;
    if (step->op == Op::load_standing && of_programme(step->standing)) return step->programme;
    want(step->a);
    want(step->b);
    for (const Reg input : step->inputs) want(input);
  }
  return 0;
}

IntakeGroup group(Lowering& low, const model::IntakeGroup& written, const std::string& cites) {
  IntakeGroup made{.kind = static_cast<IntakeGroup::Kind>(written.kind), .places = low.counts(written.places)};
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
                .label = model::label_of(written),
                .cites = written.cites,
                .allocated_on = written.allocated_on,
                .capacity = counts(written.capacity),
                .seed = written.seed,
                .rounding = policy.month_end == MonthEnd::up ? MonthEnd::up : MonthEnd::down,
                .place = place(written.span)};
    const model::Expr& from = written.from.front();
    made.eligible = value(from, root_table);
    made.node = condition_node(from, made.eligible, written.cites);
    for (const auto& each : written.groups) made.groups.push_back(group(*this, each, written.cites));
    for (const auto& key : written.ranking)
      made.ranking.push_back(
          {.value = value(key.value, root_table), .greatest_first = key.greatest_first, .text = text(key.value.span)});
    std::vector<Reg> all{made.eligible};
    for (const auto& each : made.groups) all.push_back(each.who);
    for (const auto& each : made.ranking) all.push_back(each.value);
    made.programme = programme_behind(out.plan, all);
    if (written.waiting) made.waiting = counts(*written.waiting);
    if (written.open_for && !written.open_for->parameter)
      made.open_for = {{first_date, written.open_for->literal}};
    else if (written.open_for)
      for (const auto& each : values_in_force(*written.open_for->parameter))
        made.open_for.push_back({each.from, each.duration});
    out.intakes.push_back(std::move(made));
  }
}

}  // namespace safon
