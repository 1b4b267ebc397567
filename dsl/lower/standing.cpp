// What depends on the status that a participant holds: expiry and the time for renewal.
#include "dsl/lower/lowering.hpp"

namespace safon {
namespace {

Reg moved(Lowering& low, Reg day, Duration by, std::int8_t sign, const Place& where) {
  if (by == Duration{}) return day;
  return low.plan.make({.op = Op::add_duration,
                        .a = day,
                        .duration = by,
                        .sign = sign,
                        .rounding = low.policy.month_end,
                        .calendar = low.policy.calendar,
                        .place = where},
                       {.kind = RegKind::date});
}

/// `use` of the length; of each of its lengths while the policy is in force, where a parameter gives it; of none, of no
/// time.
template <class Use>
Reg for_each_length(Lowering& low, const std::optional<model::Dated<Duration>>& length, const Place& where, Use&& use) {
  if (!length) return use(Duration{});
  if (!length->parameter) return use(length->literal);
  return low.for_each_value(*length->parameter, root_table, where,
                            [&](const auto& value) { return use(value.duration); });
}

/// For each status that expires: it is held, and `reached(expiry)` says yes.
template <class Reached>
Reg for_expiring(Lowering& low, std::uint16_t index, const Place& where, Reached&& reached) {
  const auto& programme = low.policy.programmes[index];
  const Reg status = low.standing(index, StandingField::status, where);
  const auto day = [&](StandingField field) { return low.standing(index, field, where); };
  std::vector<Reg> any;
  for (std::size_t s = 0; s < programme.statuses.size(); ++s) {
    const auto& declared = programme.statuses[s];
    if (!declared.expires()) continue;
    Reg held = low.plan.make(
        {.op = Op::status_is, .a = status, .codes = {std::uint16_t(s)}, .programme = index, .place = where},
        {.kind = RegKind::verdict});
    Reg passed = no_reg;
    if (declared.validity == Validity::to_day_of_year) {
      passed = reached(declared, day(StandingField::validity));
    } else {
      const Reg from =
          day(declared.validity == Validity::from_status ? StandingField::status_since : StandingField::validity);
      passed = for_each_length(low, declared.valid_for, where,
                               [&](Duration valid) { return reached(declared, moved(low, from, valid, 1, where)); });
    }
    any.push_back(low.plan.all_of({held, passed}, root_table, where));
  }
  return low.plan.any_of(std::move(any), root_table, where);
}

/// The as-of day is on or after `day`.
Reg from_day(Lowering& low, Reg day, const Place& where) {
  return low.plan.make({.op = Op::compare_today, .a = day, .relation = Relation::less_equal, .place = where},
                       {.kind = RegKind::verdict});
}

}  // namespace

Reg Lowering::standing(std::uint16_t programme, StandingField field, const Place& where) {
  return plan.make({.op = Op::load_standing, .standing = field, .programme = programme, .place = where},
                   {.kind = field == StandingField::status ? RegKind::code : RegKind::date, .table = root_table});
}

Reg Lowering::expired(std::uint16_t programme, const Place& where) {
  return for_expiring(*this, programme, where, [&](const model::Status& status, Reg expiry) {
    return for_each_length(*this, status.grace, where, [&](Duration grace) {
      return from_day(*this, moved(*this, expiry, grace, 1, where), where);
    });
  });
}

Reg Lowering::renewable(std::uint16_t programme, const Place& where) {
  const Reg window = for_expiring(*this, programme, where, [&](const model::Status& status, Reg expiry) {
    if (!status.renewable_before) return plan.not_met(root_table, where);
    return for_each_length(*this, status.renewable_before, where, [&](Duration before) {
      return from_day(*this, moved(*this, expiry, before, -1, where), where);
    });
  });
  // The window closes with the status: on one day nobody both renews and loses it.
  return plan.all_of({window, plan.not_of(expired(programme, where), where)}, root_table, where);
}

}  // namespace safon
