#include "dsl/analyse/programmes/statuses.hpp"

#include <algorithm>

#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/expressions/durations.hpp"
#include "dsl/analyse/limits.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;

bool longer(Duration a, Duration b) {
  return a.working_days == 0 && b.working_days == 0 && a.months * 30 + a.days > b.months * 31 + b.days;
}

void check_renewal(Analysis& analysis, const syntax::StatusDecl& written, const model::Status& status) {
  if (written.renewable_from.empty()) return;
  if (written.valid_for.empty() && !written.until_day) {
    auto& diagnostic =
        analysis.report(DiagnosticKind::renewable_without_end, written.renewable_from.front().span, {status.name});
    diagnostic.help = "say how long it is `valid for`, too";
    return;
  }
  if (written.until_day || !status.valid_for || !status.renewable_before || status.valid_for->parameter ||
      status.renewable_before->parameter)
    return;
  const Duration valid = status.valid_for->literal, before = status.renewable_before->literal;
  if (longer(before, valid))
    analysis.report(DiagnosticKind::renewable_too_early, written.renewable_from.front().span,
                    {status.name, to_text(before), to_text(valid)});
}

/// `valid until 31 March`
void read_day_of_year(Analysis& analysis, const syntax::StatusDecl& written, model::Status& status) {
  if (!written.until_day || !written.until_month) return;
  status.validity = Validity::to_day_of_year;
  constexpr int year_without_leap_day = 2001;
  const auto month = month_named(written.until_month->text);
  const Decimal day = written.until_day->number;
  const bool whole = day.micros > 0 && day.micros % micros_per_unit == 0 && day.micros <= 31 * micros_per_unit;
  if (month && whole && make_date(year_without_leap_day, *month, int(day.micros / micros_per_unit))) {
    status.month = std::uint8_t(*month);
    status.day = std::uint8_t(day.micros / micros_per_unit);
    return;
  }
  auto& diagnostic =
      analysis.report(DiagnosticKind::not_a_day_of_every_year, join(written.until_day->span, written.until_month->span),
                      {to_text(day) + " " + written.until_month->text});
  diagnostic.help = "write the day and the month's English name, such as `31 March`";
  if (month && *month == 2) diagnostic.help = "the last day of February that every year has is `28 February`";
}

void check_repeated(Analysis& analysis, const syntax::StatusDecl& written) {
  const auto twice = [&](const std::vector<syntax::DurationOrName>& clause, const char* what) {
    if (clause.size() > 1)
      analysis.report(DiagnosticKind::status_clause_twice, clause[1].span, {written.name.text, what});
  };
  twice(written.valid_for, "valid");
  twice(written.renewable_from, "renewable");
  twice(written.grace, "kept after its end");
}

void check_grace(Analysis& analysis, const syntax::StatusDecl& written) {
  if (written.grace.empty() || !written.valid_for.empty() || written.until_day) return;
  auto& diagnostic =
      analysis.report(DiagnosticKind::grace_without_end, written.grace.front().span, {written.name.text});
  diagnostic.help = "say how long it is `valid for`, too";
}

model::Status read_status(Analysis& analysis, const syntax::StatusDecl& written) {
  model::Status status;
  status.name = written.name.text;
  status.label = make_label(analysis, written.label);
  status.initial = written.initial;
  status.final = written.final;
  status.setback = written.setback;
  status.away = written.away;
  status.span = written.span;
  if (written.initial && written.final)
    analysis.report(DiagnosticKind::initial_and_final, written.name.span, {status.name});
  if (!written.valid_for.empty()) status.valid_for = analyse_duration(analysis, written.valid_for.front());
  if (!written.renewable_from.empty())
    status.renewable_before = analyse_duration(analysis, written.renewable_from.front());
  if (!written.grace.empty()) status.grace = analyse_duration(analysis, written.grace.front());
  if (written.from_previous_expiry) status.validity = Validity::from_previous_expiry;
  read_day_of_year(analysis, written, status);
  check_repeated(analysis, written);
  check_grace(analysis, written);
  check_renewal(analysis, written, status);
  return status;
}

void check_initial(Analysis& analysis, const Declared<syntax::ProgrammeDecl>& declared) {
  const syntax::StatusDecl* first = nullptr;
  for (const auto& status : declared.syntax->statuses) {
    if (!status.initial) continue;
    if (first == nullptr) {
      first = &status;
      continue;
    }
    auto& diagnostic = analysis.report(DiagnosticKind::several_initial_statuses, status.name.span, {status.name.text});
    diagnostic.notes.push_back({first->name.span, "the first is here"});
  }
  if (first == nullptr && !declared.damaged) {
    auto& diagnostic =
        analysis.report(DiagnosticKind::no_initial_status, declared.syntax->name.span, {declared.syntax->name.text});
    diagnostic.help = "mark the status in which everybody begins: `status " +
                      declared.syntax->statuses.front().name.text + " initial`";
  }
}

}  // namespace

void gather_statuses(Analysis& analysis) {
  for (const auto& declared : analysis.programmes) {
    const syntax::ProgrammeDecl& written = *declared.syntax;
    model::Programme programme;
    programme.name = written.name.text;
    programme.label = make_label(analysis, written.label);
    programme.cites = cites_of(written.cites);
    programme.span = declared.span;
    if (declared.damaged) analysis.broken_programme = true;
    if (written.statuses.empty()) {
      if (!declared.damaged)
        analysis.report(DiagnosticKind::programme_without_status, written.name.span, {written.name.text});
    } else {
      check_initial(analysis, declared);
    }
    if (written.statuses.size() > limits::statuses)
      analysis.report(DiagnosticKind::too_many, written.statuses[limits::statuses].name.span,
                      {std::to_string(written.statuses.size()), "statuses", std::to_string(limits::statuses)});
    std::map<std::string_view, Span> seen;
    for (const auto& status : written.statuses) {
      if (auto [place, fresh] = seen.try_emplace(status.name.text, status.name.span); !fresh) {
        auto& diagnostic = analysis.report(DiagnosticKind::duplicate_name, status.name.span, {status.name.text});
        diagnostic.notes.push_back({place->second, "first declared here"});
        continue;
      }
      if (Symbol* symbol = analysis.find(status.name.text);
          symbol != nullptr && (symbol->kind == SymbolKind::let || symbol->kind == SymbolKind::requirement ||
                                symbol->kind == SymbolKind::parameter)) {
        // Both are conditions: `accredited` must not mean one thing here and another there.
        auto& diagnostic = analysis.report(DiagnosticKind::duplicate_name, status.name.span, {status.name.text});
        diagnostic.notes.push_back({symbol->span, "first declared here, as " + std::string(describe(symbol->kind))});
      }
      if (programme.statuses.size() < limits::statuses) programme.statuses.push_back(read_status(analysis, status));
    }
    analysis.policy.programmes.push_back(std::move(programme));
  }
}

std::uint16_t find_status(const model::Programme& programme, std::string_view name) {
  auto found = std::ranges::find(programme.statuses, name, &model::Status::name);
  return found == programme.statuses.end() ? none16 : static_cast<std::uint16_t>(found - programme.statuses.begin());
}

std::optional<Expr> status_condition(Analysis& analysis, ExprKind kind, const syntax::Name& name, const Scope& scope) {
  Expr expr;
  expr.kind = kind;
  expr.type = type_of(TypeKind::condition);
  expr.span = name.span;
  const auto& programmes = analysis.policy.programmes;
  std::vector<std::uint16_t> found;
  for (std::size_t i = 0; i < programmes.size(); ++i)
    if (find_status(programmes[i], name.text) != none16) found.push_back(static_cast<std::uint16_t>(i));
  if (found.empty()) return std::nullopt;
  if (std::ranges::find(found, scope.programme) != found.end()) found = {scope.programme};
  if (found.size() > 1) {
    analysis
        .report(DiagnosticKind::expired_by_many_programmes, name.span,
                {name.text, "the status of `" + programmes[found[0]].name + "`",
                 "that of `" + programmes[found[1]].name + "`"})
        .help = "say whose: `" + programmes[found[0]].name + "." + name.text + "`";
    return broken(name.span);
  }
  expr.index = found.front();
  expr.codes = {find_status(programmes[found.front()], name.text)};
  return expr;
}

Expr analyse_previously(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  if (written.path.empty()) return broken(written.span);
  syntax::Name name{joined(written.path), span_of(written.path)};
  if (auto expr = status_condition(analysis, ExprKind::status_was, name, scope)) {
    expr->span = written.span;
    return std::move(*expr);
  }
  if (auto expr = status_condition(analysis, ExprKind::status_was, written.path, written.span)) return std::move(*expr);
  if (analysis.broken_programme) return broken(written.span);
  auto& diagnostic = analysis.report(DiagnosticKind::unknown_status, name.span, {name.text});
  std::vector<std::string> names;
  for (const auto& programme : analysis.policy.programmes)
    for (const auto& status : programme.statuses) names.push_back(status.name);
  analysis.suggest(diagnostic, name.text, names, name.span);
  return broken(written.span);
}

Expr analyse_lifecycle(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  const bool expires = written.kind == syntax::ExprKind::expired;
  const std::string word = expires ? "expired" : "renewable";
  const auto& programmes = analysis.policy.programmes;
  std::uint16_t programme = scope.programme;
  if (programme == none16 && programmes.size() == 1) programme = 0;
  if (!scope.lifecycle || programmes.empty()) {
    if (programmes.empty() && analysis.broken_programme) return broken(written.span);
    auto& diagnostic = analysis.report(DiagnosticKind::expired_out_of_place, written.span, {word});
    diagnostic.help = "ask it in a programme's transition: `from … to … when " + word + "`";
    return broken(written.span);
  }
  if (programme == none16) {
    analysis.report(DiagnosticKind::expired_by_many_programmes, written.span,
                    {word, "`" + programmes[0].name + "`", "`" + programmes[1].name + "`"});
    return broken(written.span);
  }
  const bool possible = std::ranges::any_of(programmes[programme].statuses, [&](const model::Status& status) {
    return expires ? status.expires() : status.renewable_before.has_value();
  });
  // One that is written but wrong is reported where it is written.
  const bool written_somewhere =
      std::ranges::any_of(analysis.programmes[programme].syntax->statuses, [&](const syntax::StatusDecl& status) {
        return expires ? !status.valid_for.empty() || status.until_day : !status.renewable_from.empty();
      });
  if (!possible && !written_somewhere && !analysis.programmes[programme].damaged) {
    auto& diagnostic = analysis.report(DiagnosticKind::nothing_expires, written.span,
                                       {word, programmes[programme].name, expires ? "valid for" : "renewable from"});
    diagnostic.help =
        expires ? "say how long a status is `valid for`" : "say from when a status is `renewable from … before`";
    return broken(written.span);
  }
  Expr expr;
  expr.kind = expires ? ExprKind::expired : ExprKind::renewable;
  expr.type = type_of(TypeKind::condition);
  expr.span = written.span;
  expr.index = programme;
  return expr;
}

}  // namespace safon::analysis
