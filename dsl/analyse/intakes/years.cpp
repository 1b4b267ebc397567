#include "dsl/analyse/intakes/years.hpp"

#include <numeric>

#include "dsl/analyse/limits.hpp"
#include "dsl/model/intake_year.hpp"

namespace safon::analysis {
namespace {

constexpr int first_year = 1900, last_year = 9998;

/// 0 where it is none, which is said.
int year(Analysis& analysis, const syntax::Expr& written) {
  if (written.kind == syntax::ExprKind::broken) return 0;
  const std::int64_t micros = written.number.micros;
  if (micros % micros_per_unit == 0 && micros >= first_year * micros_per_unit && micros <= last_year * micros_per_unit)
    return int(micros / micros_per_unit);
  analysis.report(DiagnosticKind::not_a_year, written.span, {analysis.text(written.span)}).help =
      "write it with four digits, such as `2012`";
  return 0;
}

bool read_day(Analysis& analysis, const syntax::IntakeYears& written, IntakeYears& years) {
  if (written.day.kind == syntax::ExprKind::broken) return false;
  constexpr int year_without_leap_day = 2001;
  const auto month = month_named(written.month.text);
  const Decimal day = written.day.number;
  const bool whole = day.micros > 0 && day.micros % micros_per_unit == 0 && day.micros <= 31 * micros_per_unit;
  if (month && whole && make_date(year_without_leap_day, *month, int(day.micros / micros_per_unit))) {
    years.month = *month;
    years.day = int(day.micros / micros_per_unit);
    return true;
  }
  analysis
      .report(DiagnosticKind::not_a_day_of_every_year, join(written.day.span, written.month.span),
              {analysis.text(written.day.span) + " " + written.month.text})
      .help = month && *month == 2 ? "the last day of February that every year has is `28 February`"
                                   : "write the day and the month's English name, such as `15 July`";
  return false;
}

/// One intake, where the years cannot be made out.
IntakeYears read(Analysis& analysis, const syntax::IntakeDecl& written, bool damaged) {
  IntakeYears years;
  // Where no day could be read, it may have been one of each year.
  years.broken = damaged && written.allocated_on.empty();
  if (written.allocated_each.empty()) return years;
  const syntax::IntakeYears& line = written.allocated_each.front();
  const bool day = read_day(analysis, line, years);
  const int from = year(analysis, line.from), until = year(analysis, line.until);
  years.broken = true;
  if (!day || from == 0 || until == 0) return years;
  if (until < from) {
    analysis.report(DiagnosticKind::years_backwards, join(line.from.span, line.until.span),
                    {std::to_string(from), std::to_string(until)});
    return years;
  }
  if (std::size_t(until - from) >= limits::intake_years) {
    analysis.report(DiagnosticKind::too_many, join(line.from.span, line.until.span),
                    {std::to_string(until - from + 1), "years of an intake", std::to_string(limits::intake_years)});
    return years;
  }
  years.broken = false;
  years.from = from;
  years.count = std::uint16_t(until - from + 1);
  return years;
}

}  // namespace

void number_intakes(Analysis& analysis) {
  std::uint16_t index = 0;
  for (const auto& declared : analysis.intakes) {
    IntakeYears years = read(analysis, *declared.syntax, declared.damaged);
    analysis.broken_intake = analysis.broken_intake || years.broken;
    years.first = index;
    index = std::uint16_t(index + std::max<std::uint16_t>(years.count, 1));
    analysis.intake_years.push_back(years);
  }
}

std::vector<std::uint16_t> intakes_named(Analysis& analysis, const syntax::Name& name) {
  const auto [stem, year] = model::stem_and_year(name.text);
  Symbol* symbol = analysis.find(stem);
  if (symbol != nullptr && symbol->kind == SymbolKind::broken) return {};
  if (symbol == nullptr || symbol->kind != SymbolKind::intake) {
    if (analysis.broken_intake) return {};
    auto& diagnostic = analysis.report(DiagnosticKind::unknown_intake, name.span, {name.text});
    const Span at{name.span.file, name.span.begin, name.span.begin + std::uint32_t(stem.size())};
    analysis.suggest(diagnostic, stem, names_of(analysis, {SymbolKind::intake}), at);
    return {};
  }
  symbol->used = true;
  const IntakeYears& years = analysis.intake_years[symbol->index];
  if (years.broken) return {};
  std::vector<std::uint16_t> all(std::max<std::uint16_t>(years.count, 1));
  std::iota(all.begin(), all.end(), years.first);
  if (year == 0) return all;
  if (years.count == 0) {
    analysis.report(DiagnosticKind::not_each_year, name.span, {std::string(stem)}).help =
        "leave out the year: `" + std::string(stem) + "`";
    return {};
  }
  if (year >= years.from && year < years.from + years.count) return {all[std::size_t(year - years.from)]};
  analysis.report(DiagnosticKind::no_such_year, name.span, {std::string(stem), std::to_string(year)}).help =
      "its years are " + std::to_string(years.from) + " to " + std::to_string(years.from + years.count - 1);
  return {};
}

}  // namespace safon::analysis
