#include "engine/night/evaluate_days.hpp"

#include <algorithm>

#include "engine/night/intake_day.hpp"

namespace safon {
namespace {

Date day_after(Date day) {
  return {day.days + 1};
}

/// One intake on one day, when everybody is settled through it.
std::expected<void, RegisterError> live_day(const CompiledPolicy& policy, std::uint16_t intake, RecordSource& source,
                                            IntakeBook& book, Date day, RunKey run, std::vector<IntakeBrought>& all) {
  const auto before = book.events(policy, intake);
  if (!before) return std::unexpected(before.error());
  std::expected<std::vector<IntakeEvent>, RegisterError> brought;
  if (life_of(*before).allocated) {
    brought = look_at_offers(policy, intake, source, book, *before, day);
  } else {
    const auto first = allocation_day(policy, policy.intakes[intake], book);
    if (!first) return std::unexpected(first.error());
    if (day >= *first) brought = give_out(policy, intake, source, book, day);
  }
  if (!brought) return std::unexpected(brought.error());
  if (brought->empty()) return {};
  if (auto done = book.append(policy, intake, run, before->size(), *brought); !done) return done;
  IntakeBrought& told = all.emplace_back(IntakeBrought{.intake = intake, .on = day, .allocated = {}});
  for (const IntakeEvent& event : *brought) {
    if (event.kind == IntakeEventKind::allocated) told.allocated = event.text;
    ++told.count[std::size_t(event.kind)];
  }
  return {};
}

/// The first day on which an intake wants to be looked at; `never` when time alone brings nothing.
std::expected<Date, RegisterError> next_day(const CompiledPolicy& policy, IntakeBook& book) {
  Date next = never;
  for (std::uint16_t i = 0; i < policy.intakes.size(); ++i) {
    auto events = book.events(policy, i);
    if (!events) return std::unexpected(events.error());
    const IntakeLife life = life_of(*events);
    if (!life.allocated) {
      const auto first = allocation_day(policy, policy.intakes[i], book);
      if (!first) return first;
      next = std::min(next, *first);
    } else if (life.has_open_offers()) {
      // Who has an offer is asked each day whether they are still eligible. A night that was interrupted may have come
      // further than the last that was finished.
      const auto finished = book.finished(policy);
      if (!finished) return std::unexpected(finished.error());
      const Date after = *finished ? day_after(**finished) : first_date;
      next = std::min(next, std::max(after, events->back().on));
    }
  }
  return next;
}

/// "directors 2014", of "directors 2013"; null: places are given out once, or it is the last year. The years of one
/// intake stand one behind the other, and only their names have a blank.
const Intake* year_after(const CompiledPolicy& policy, const Intake& intake) {
  const Intake* next = &intake + 1;
  const auto blank = intake.name.find(' ');
  if (blank == std::string::npos || next == policy.intakes.data() + policy.intakes.size()) return nullptr;
  return next->name.starts_with(intake.name.substr(0, blank + 1)) ? next : nullptr;
}

}  // namespace

std::expected<Date, RegisterError> allocation_day(const CompiledPolicy& policy, const Intake& intake,
                                                  IntakeBook& book) {
  const auto known = book.first_known();
  if (!known) return std::unexpected(known.error());
  if (!*known) return never;
  const auto finished = book.finished(policy);
  if (!finished) return std::unexpected(finished.error());
  Date day = std::max({intake.allocated_on, policy.in_force_from, **known});
  if (*finished) day = std::max(day, day_after(**finished));
  const Intake* next = year_after(policy, intake);
  return next != nullptr && next->allocated_on <= day ? never : day;
}

std::expected<bool, RegisterError> intakes_due(const CompiledPolicy& policy, IntakeBook& book, Date as_of) {
  const auto next = next_day(policy, book);
  if (!next) return std::unexpected(next.error());
  return *next <= as_of;
}

std::expected<EvaluateReport, RegisterError> evaluate_days(const CompiledPolicy& policy, RecordSource& source,
                                                           Ledger& ledger, IntakeBook& book,
                                                           const EvaluateOptions& options) {
  if (policy.intakes.empty() || options.dry_run) return evaluate_register(policy, source, ledger, options);
  EvaluateReport all;
  for (;;) {
    const auto next = next_day(policy, book);
    if (!next) return std::unexpected(next.error());
    EvaluateOptions part = options;
    part.as_of = std::min(*next, options.as_of);
    part.before_end = [&](RunKey run) -> std::expected<void, RegisterError> {
      for (std::uint16_t i = 0; i < policy.intakes.size(); ++i)
        if (auto lived = live_day(policy, i, source, book, part.as_of, run, all.intakes); !lived) return lived;
      return {};
    };
    auto report = evaluate_register(policy, source, ledger, part);
    if (!report) return report;
    // Who was looked at on several days is one of them.
    report->counts.participants = std::max(report->counts.participants, all.counts.participants);
    all.counts.participants = 0;
    all.counts += report->counts;
    all.broken = std::move(report->broken);
    if (part.as_of == options.as_of) return all;
  }
}

}  // namespace safon
