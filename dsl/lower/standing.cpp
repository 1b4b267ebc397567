// What depends on the status that a participant holds: expiry and the time for renewal.
#include "dsl/lower/lowering.hpp"

namespace safon {
namespace {

/// For each status that expires: it is held, and `reached(expiry)` says yes.
template <class Reached>
Reg for_expiring(Lowering& low, std::uint16_t index, const Place& where, Reached&& reached) {
  const auto& programme = low.policy.programmes[index];
  Reg status = low.plan.make({.op = Op::load_standing, .programme = index, .place = where}, {.kind = RegKind::code});
  Reg since = low.plan.make(
      {.op = Op::load_standing, .standing = StandingField::status_since, .programme = index, .place = where},
      {.kind = RegKind::date});
  std::vector<Reg> any;
  for (std::size_t s = 0; s < programme.statuses.size(); ++s) {
    const auto& declared = programme.statuses[s];
    if (!declared.valid_for) continue;
    Reg held = low.plan.make(
        {.op = Op::status_is, .a = status, .codes = {std::uint16_t(s)}, .programme = index, .place = where},
        {.kind = RegKind::verdict});
    auto expiry_after = [&](Duration valid) {
      return low.plan.make({.op = Op::add_duration,
                            .a = since,
                            .duration = valid,
                            .rounding = low.policy.month_end,
                            .calendar = low.policy.calendar,
                            .place = where},
                           {.kind = RegKind::date});
    };
    Reg passed = no_reg;
    if (declared.valid_for->parameter)
      passed = low.for_each_value(*declared.valid_for->parameter, root_table, where,
                                  [&](const auto& value) { return reached(declared, expiry_after(value.duration)); });
    else
      passed = reached(declared, expiry_after(declared.valid_for->literal));
    any.push_back(low.plan.all_of({held, passed}, root_table, where));
  }
  return low.plan.any_of(std::move(any), root_table, where);
}

/// as_of is on or after `day` minus `before`.
Reg from_day(Lowering& low, Reg day, Duration before, const Place& where) {
  Reg start = day;
  if (before != Duration{})
    start = low.plan.make({.op = Op::add_duration,
                           .a = day,
                           .duration = before,
                           .sign = -1,
                           .rounding = low.policy.month_end,
                           .calendar = low.policy.calendar,
                           .place = where},
                          {.kind = RegKind::date});
  return low.plan.make({.op = Op::compare_today, .a = start, .relation = Relation::less_equal, .place = where},
                       {.kind = RegKind::verdict});
}

}  // namespace

Reg Lowering::expired(std::uint16_t programme, const Place& where) {
  return for_expiring(*this, programme, where,
                      [&](const model::Status&, Reg expiry) { return from_day(*this, expiry, Duration{}, where); });
}

Reg Lowering::renewable(std::uint16_t programme, const Place& where) {
  return for_expiring(*this, programme, where, [&](const model::Status& status, Reg expiry) {
    if (!status.renewable_before) return plan.not_met(root_table, where);
    if (status.renewable_before->parameter)
      return for_each_value(*status.renewable_before->parameter, root_table, where,
                            [&](const auto& value) { return from_day(*this, expiry, value.duration, where); });
    return from_day(*this, expiry, status.renewable_before->literal, where);
  });
}

}  // namespace safon
