#include "engine/progress/validity.hpp"

#include <cassert>
#include <ranges>
#include <vector>

#include "engine/progress/before.hpp"

namespace safon {
namespace {

Date after(const CompiledPolicy& policy, Date from, const std::vector<DatedDuration>& lengths, Date on) {
  const DatedDuration* length = nullptr;
  for (const auto& each : lengths)
    if (!length || each.from <= on) length = &each;
  if (!length) return from;
  const auto* calendar = policy.working_days == none16 ? nullptr : &policy.plan.calendars[policy.working_days];
  return add(from, length->duration, policy.month_end == MonthEnd::up ? MonthEnd::up : MonthEnd::down, calendar);
}

/// The first day after the status' day of the year, the first such day from `from` on.
Date after_day_of_year(const Status& status, Date from) {
  if (from == never) return never;
  for (int year = civil(from).year;; ++year) {
    const auto last = make_date(year, status.month, status.day);
    if (!last) return never;  // past the year 9999: the analysis takes only days that every year has
    if (*last >= from) return {last->days + 1};
  }
}

}  // namespace

Date validity_of(const CompiledPolicy& policy, const Programme& programme, std::span<const HeldStatus> history) {
  assert(!history.empty());
  std::size_t from = held_from(programme, history);
  const HeldStatus& present = history[from];
  const Status& status = programme.statuses[present.status];
  if (status.validity == Validity::to_day_of_year)
    return after_day_of_year(status, after(policy, present.effective, status.valid_for, present.effective));
  if (status.validity == Validity::from_status) return present.effective;
  // Back to where this status was reached from another one, then from expiry to expiry. A stay away breaks nothing off.
  std::vector<Date> renewals;
  while (from > 0 && history[from - 1].status == present.status) {
    renewals.push_back(history[from].effective);
    from = held_from(programme, history.first(from));
  }
  Date counted = history[from].effective;
  for (const Date renewal : std::views::reverse(renewals)) counted = after(policy, counted, status.valid_for, renewal);
  return counted;
}

std::optional<Date> expiry_of(const CompiledPolicy& policy, const Programme& programme,
                              std::span<const HeldStatus> history, Date on) {
  const Status& status = programme.statuses[history[held_from(programme, history)].status];
  const bool to_a_day = status.validity == Validity::to_day_of_year;
  if (!to_a_day && status.valid_for.empty()) return std::nullopt;
  const Date from = validity_of(policy, programme, history);
  const Date end = to_a_day || from == never ? from : after(policy, from, status.valid_for, on);
  return end == never ? std::nullopt : std::optional(end);
}

}  // namespace safon
