#include "dsl/analyse/expressions/durations.hpp"

#include "dsl/analyse/declarations/adjustable.hpp"

#include <algorithm>
#include <cstdlib>

#include "dsl/analyse/expressions/expressions.hpp"

namespace safon::analysis {
namespace {

constexpr std::int64_t longest = 1'200'000;  // as Duration promises

/// The last day of some month that has no counterpart `months` later; leap years repeat after 400 years.
std::optional<Date> unroundable_day(std::int32_t months) {
  constexpr int first_year = 2027;
  for (int i = 0; i < 400 * 12; ++i) {
    const int year = first_year + i / 12, month = i % 12 + 1;
    for (int day = 31; day >= 29; --day) {
      if (!make_date(year, month, day)) continue;
      const std::int64_t target = std::int64_t{year} * 12 + (month - 1) + months;
      const std::int64_t cycle = ((target % 4800) + 4800) % 4800 + 4800;  // same months, a year that dates can have
      if (!make_date(static_cast<int>(cycle / 12), static_cast<int>(cycle % 12) + 1, day))
        return make_date(year, month, day);
    }
  }
  return std::nullopt;
}

std::string in_words(Date date) {
  static constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};
  auto [year, month, day] = civil(date);
  return std::to_string(day) + " " + months[month - 1] + " " + std::to_string(year);
}

/// A duration may begin on any day; the calendar must at least reach through the first year, and through the duration
/// itself where that is longer. `from`: the day on which the duration comes into force.
void check_calendar(Analysis& analysis, Duration duration, Date from, Span span) {
  const auto& policy = analysis.policy;
  if (policy.calendar == none16 || analysis.calendar_reported || analysis.policies.empty()) return;
  const Calendar& calendar = policy.calendars[policy.calendar];
  if (calendar.last < calendar.first) return;  // incomplete: reported
  constexpr std::int32_t first_year = 365;
  // Of seven days some five are worked; a few are closed.
  const std::int64_t through = std::max<std::int64_t>(first_year, std::int64_t{duration.working_days} * 7 / 5) - 1;
  const std::int64_t needed = std::min<std::int64_t>(from.days + through, policy.in_force_to.days);
  if (calendar.last.days >= needed) return;
  auto& diagnostic = analysis.report(DiagnosticKind::calendar_too_short, span,
                                     {to_text(duration), to_iso(calendar.last), calendar.name});
  diagnostic.help = "let it cover the days to " + to_iso(Date{std::int32_t(needed)}) +
                    " at least, and more as the years go by: beyond its last day such a condition is unknown";
  analysis.calendar_reported = true;
}

void check_value(Analysis& analysis, Duration duration, Date from, Span span) {
  if (duration.months != 0 && analysis.policy.month_end == MonthEnd::undeclared && !analysis.month_end_reported) {
    if (auto day = unroundable_day(duration.months)) {
      Duration only_months{duration.months, 0, 0};
      auto& diagnostic =
          analysis.report(DiagnosticKind::month_end_undeclared, span, {to_text(only_months), in_words(*day)});
      diagnostic.help =
          "say `month end round down` (the month's last day) or `month end round up` (the next month's "
          "first) in the policy's header";
      analysis.month_end_reported = true;  // one line of the header mends all of them
    }
  }
  if (duration.working_days != 0 && analysis.policy.calendar == none16 && !analysis.calendar_reported) {
    const bool several = analysis.calendars.size() > 1;
    auto& diagnostic = analysis.report(several ? DiagnosticKind::calendar_not_chosen : DiagnosticKind::calendar_needed,
                                       span, {to_text(duration)});
    diagnostic.help = several ? "say `working days by " + analysis.calendars.front().syntax->name.text +
                                    "` in the policy's header, or name the other one"
                              : "declare a `calendar` that says which days are worked";
    analysis.calendar_reported = true;
  }
  if (duration.working_days != 0) check_calendar(analysis, duration, from, span);
}

std::optional<Duration> sum(Analysis& analysis, Duration a, Duration b, int sign, Span span) {
  const std::int64_t months = std::int64_t{a.months} + sign * b.months, days = std::int64_t{a.days} + sign * b.days,
                     working = std::int64_t{a.working_days} + sign * b.working_days;
  if (working != 0 && (months != 0 || days != 0)) {
    analysis.report(DiagnosticKind::durations_mixed, span);
    return std::nullopt;
  }
  if (std::abs(months) > longest || std::abs(days) > longest || std::abs(working) > longest) {
    analysis.report(DiagnosticKind::number_out_of_range, span);
    return std::nullopt;
  }
  if (months < 0 || days < 0 || working < 0) {
    analysis.report(DiagnosticKind::duration_empty, span).help =
        "a duration runs forward; turn the relation round instead";
    return std::nullopt;
  }
  return Duration{static_cast<std::int32_t>(months), static_cast<std::int32_t>(days),
                  static_cast<std::int32_t>(working)};
}

bool written_out(const syntax::Expr& expr) {
  using syntax::ExprKind;
  if (expr.kind == ExprKind::duration) return true;
  const bool composed =
      expr.kind == ExprKind::parentheses || expr.kind == ExprKind::add || expr.kind == ExprKind::subtract;
  if (!composed || expr.children.empty()) return false;
  for (const auto& child : expr.children)
    if (!written_out(child)) return false;
  return true;
}

}  // namespace

std::optional<Duration> literal_duration(Analysis& analysis, const syntax::Expr& expr) {
  if (!written_out(expr)) return std::nullopt;
  if (expr.kind == syntax::ExprKind::duration) {
    const Duration& duration = expr.duration;
    if (duration.working_days != 0 && (duration.months != 0 || duration.days != 0)) {
      analysis.report(DiagnosticKind::durations_mixed, expr.span);
      return std::nullopt;
    }
    return duration;
  }
  auto total = literal_duration(analysis, expr.children.front());
  for (std::size_t i = 1; total && i < expr.children.size(); ++i) {
    auto next = literal_duration(analysis, expr.children[i]);
    if (!next) return std::nullopt;
    total = sum(analysis, *total, *next, expr.kind == syntax::ExprKind::subtract ? -1 : 1, expr.span);
  }
  return total;
}

std::optional<std::uint16_t> parameter_named(Analysis& analysis, const syntax::Expr& expr, std::string_view needed) {
  if (expr.kind == syntax::ExprKind::parentheses && !expr.children.empty())
    return parameter_named(analysis, expr.children.front(), needed);
  if (expr.kind == syntax::ExprKind::broken) return std::nullopt;
  if (expr.kind != syntax::ExprKind::path || expr.path.empty()) {
    analysis.report(DiagnosticKind::parameter_needed, expr.span,
                    {analysis.text(expr.span), "not " + std::string(needed)});
    return std::nullopt;
  }
  const std::string name = joined(expr.path);
  Symbol* symbol = analysis.find(name);
  if (symbol == nullptr) {
    auto& diagnostic = analysis.report(DiagnosticKind::unknown_name, expr.span, {name});
    if (const auto digits = digits_of(name); !digits.empty()) {
      diagnostic.help = "write numbers in digits: `" + digits + "`";
      diagnostic.fix = Fix{expr.span, digits};
      return std::nullopt;
    }
    analysis.suggest(diagnostic, name, names_of(analysis, {SymbolKind::parameter}), expr.span);
    if (diagnostic.help.empty()) diagnostic.help = "write " + std::string(needed) + " or the name of a parameter here";
    return std::nullopt;
  }
  symbol->used = true;
  if (symbol->kind == SymbolKind::parameter) {
    if (!check_for_everybody(analysis, symbol->index, expr.span, "what stands here",
                             "compare a number of each person with it: `count of … is at least " + name + "`"))
      return std::nullopt;
    return symbol->index;
  }
  if (symbol->kind != SymbolKind::broken)
    analysis.report(DiagnosticKind::parameter_needed, expr.span, {name, std::string(describe(symbol->kind))});
  return std::nullopt;
}

std::optional<model::Dated<Duration>> analyse_duration(Analysis& analysis, const syntax::Expr& expr) {
  if (written_out(expr)) {
    auto literal = literal_duration(analysis, expr);
    if (!literal) return std::nullopt;
    if (*literal == Duration{}) {
      analysis.report(DiagnosticKind::duration_empty, expr.span);
      return std::nullopt;
    }
    model::Dated<Duration> dated{*literal, std::nullopt};
    check_addable(analysis, dated, expr.span);
    return dated;
  }
  auto parameter = parameter_named(analysis, expr, "a duration");
  if (!parameter) return std::nullopt;
  const model::Type type = analysis.policy.parameters[*parameter].type;
  if (type.kind == model::TypeKind::broken) return std::nullopt;
  if (type.kind != model::TypeKind::duration) {
    analysis.report(DiagnosticKind::wrong_type, expr.span, {describe(analysis, type), "a duration"});
    return std::nullopt;
  }
  model::Dated<Duration> dated{{}, parameter};
  check_addable(analysis, dated, expr.span);
  return dated;
}

void check_addable(Analysis& analysis, const model::Dated<Duration>& duration, Span span) {
  const Date begins = analysis.policy.in_force_from;
  if (!duration.parameter) return check_value(analysis, duration.literal, begins, span);
  for (const auto& value : analysis.policy.parameters[*duration.parameter].values)
    check_value(analysis, value.duration, std::max(begins, value.from), span);
}

}  // namespace safon::analysis
