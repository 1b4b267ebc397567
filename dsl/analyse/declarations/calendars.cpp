#include "dsl/analyse/declarations/calendars.hpp"

#include <algorithm>
#include <array>

#include "dsl/analyse/declarations/header.hpp"

namespace safon::analysis {
namespace {

constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};

/// 1 = Monday … 7 = Sunday; 0: no such day.
int weekday_named(const std::string& name) {
  auto found = std::ranges::find(weekdays, name);
  return found == weekdays.end() ? 0 : static_cast<int>(found - weekdays.begin()) + 1;
}

std::optional<int> read_weekday(Analysis& analysis, const syntax::Name& name) {
  if (int day = weekday_named(name.text); day != 0) return day;
  auto& diagnostic = analysis.report(DiagnosticKind::unknown_name, name.span, {name.text});
  analysis.suggest(diagnostic, name.text, {weekdays.begin(), weekdays.end()}, name.span);
  if (diagnostic.help.empty()) diagnostic.help = "a day of the week is needed here, as in `working monday to friday`";
  return std::nullopt;
}

void read_closed_days(Analysis& analysis, const syntax::CalendarDecl& written, Calendar& calendar) {
  std::map<std::int32_t, Span> seen;
  for (const auto& [day, label] : written.closed) {
    (void)make_label(analysis, label);
    auto [place, fresh] = seen.try_emplace(day.date.days, day.span);
    if (!fresh) {
      auto& diagnostic = analysis.report(DiagnosticKind::date_repeated, day.span, {"`" + to_iso(day.date) + "`"});
      diagnostic.notes.push_back({place->second, "first given here"});
    } else if (written.first && written.last && (day.date < calendar.first || day.date > calendar.last)) {
      auto& diagnostic = analysis.report(DiagnosticKind::closed_day_outside, day.span, {"`" + to_iso(day.date) + "`"});
      diagnostic.help = "it covers " + to_iso(calendar.first) + " to " + to_iso(calendar.last);
    } else {
      calendar.closed.push_back(day.date);
    }
  }
  std::ranges::sort(calendar.closed);
}

}  // namespace

void analyse_calendars(Analysis& analysis) {
  for (const auto& [declaration, span, damaged] : analysis.calendars) {
    const syntax::CalendarDecl& written = *declaration;
    Calendar calendar;
    calendar.name = written.name.text;
    (void)make_label(analysis, written.label);
    if (!written.first || !written.last) {
      if (!damaged)
        analysis.report(DiagnosticKind::calendar_incomplete, written.name.span, {calendar.name, "which days it covers"})
            .help = "say `covers 2026-01-01 to 2026-12-31`";
    } else {
      calendar.first = written.first->date;
      calendar.last = written.last->date;
      if (calendar.last < calendar.first)
        analysis.report(DiagnosticKind::dates_reversed, written.last->span,
                        {"the last day, " + to_iso(calendar.last) + ",", "the first, " + to_iso(calendar.first)});
    }
    if (!written.working) {
      if (!damaged)
        analysis
            .report(DiagnosticKind::calendar_incomplete, written.name.span,
                    {calendar.name, "which days of the week are worked"})
            .help = "say `working monday to friday`";
    } else {
      auto first = read_weekday(analysis, written.working->first),
           last = read_weekday(analysis, written.working->second);
      // From Sunday to Thursday is a working week, too.
      if (first && last)
        for (int day = *first;; day = day % 7 + 1) {
          calendar.working[static_cast<std::size_t>(day)] = true;
          if (day == *last) break;
        }
    }
    if (calendar.first <= calendar.last) read_closed_days(analysis, written, calendar);
    analysis.policy.calendars.push_back(std::move(calendar));
  }
}

}  // namespace safon::analysis
