#include "dsl/model/print_intake.hpp"

#include "dsl/model/print_expression.hpp"

namespace safon::model {
namespace {

std::string group(const Policy& policy, const IntakeGroup& group) {
  const bool reserve = group.kind == IntakeGroup::Kind::reserve, each = group.kind == IntakeGroup::Kind::limit_each;
  return std::string(reserve ? "reserve " : "at most ") + print(policy, group.places) +
         (each ? " for each " : " for ") +
         (group.who.empty() ? "council of the return" : print(policy, group.who.front()));
}

}  // namespace

std::string print_intake(const Policy& policy, const Intake& intake) {
  std::string out;
  const auto line = [&](const std::string& text) { out += "\n  " + text; };
  line("allocated on " + to_iso(intake.allocated_on));
  line("capacity " + print(policy, intake.capacity));
  for (const Expr& from : intake.from) line("from " + print(policy, from));
  for (const IntakeGroup& each : intake.groups) line(group(policy, each));
  for (const IntakeKey& key : intake.ranking)
    line("rank by " + print(policy, key.value) + (key.greatest_first ? " from the greatest" : " from the least"));
  if (intake.seed) line("ties by seed " + std::to_string(*intake.seed));
  if (intake.waiting) line("waiting list " + print(policy, *intake.waiting));
  if (intake.open_for) line("offers open for " + print(policy, *intake.open_for));
  return out;
}

}  // namespace safon::model
