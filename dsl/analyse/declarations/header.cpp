#include "dsl/analyse/declarations/header.hpp"

#include <algorithm>
#include <set>

namespace safon::analysis {
namespace {

void choose_calendar(Analysis& analysis, const syntax::Policy& header) {
  if (header.calendar) {
    Symbol* symbol = analysis.find(header.calendar->text);
    if (symbol == nullptr) {
      auto& diagnostic =
          analysis.report(DiagnosticKind::unknown_calendar, header.calendar->span, {header.calendar->text});
      analysis.suggest(diagnostic, header.calendar->text, names_of(analysis, {SymbolKind::calendar}),
                       header.calendar->span);
      analysis.calendar_reported = true;
    } else if (symbol->kind == SymbolKind::calendar) {
      analysis.policy.calendar = symbol->index;
    } else {
      if (symbol->kind != SymbolKind::broken)
        analysis.report(DiagnosticKind::wrong_kind_of_name, header.calendar->span,
                        {header.calendar->text, std::string(describe(symbol->kind)), "a calendar"});
      analysis.calendar_reported = true;
    }
  } else if (analysis.calendars.size() == 1) {
    analysis.policy.calendar = 0;  // the only one is meant
  }
}

void check_languages(Analysis& analysis, const syntax::Policy& header) {
  std::set<std::string> seen;
  for (const auto& language : header.languages) {
    if (!seen.insert(language.text).second)
      analysis.report(DiagnosticKind::header_line_repeated, language.span, {language.text});
    else
      analysis.policy.languages.push_back(language.text);
  }
}

}  // namespace

void analyse_header(Analysis& analysis) {
  if (analysis.policies.empty()) {
    if (analysis.broken_policy) {
      analysis.month_end_reported = analysis.calendar_reported = true;  // the header may have said it
      return;
    }
    Span start;
    if (!analysis.documents.empty()) {
      start.file = analysis.documents.front().file;
      if (!analysis.documents.front().declarations.empty()) {
        start = analysis.documents.front().declarations.front().span;
        start.end = start.begin;
      }
    }
    auto& diagnostic = analysis.report(DiagnosticKind::policy_missing, start);
    diagnostic.help =
        "if this is a part of a policy, check the file that has its header; else begin with `policy NAME { version "
        "\"1\" in force from 2026-09-01 }`";
    analysis.month_end_reported = analysis.calendar_reported = true;
    return;
  }
  for (std::size_t i = 1; i < analysis.policies.size(); ++i) {
    auto& diagnostic = analysis.report(DiagnosticKind::policy_twice, analysis.policies[i].syntax->name.span);
    diagnostic.notes.push_back({analysis.policies[0].syntax->name.span, "the first is here"});
  }
  const auto& [syntax, span, damaged] = analysis.policies.front();
  const syntax::Policy& header = *syntax;
  model::Policy& policy = analysis.policy;
  policy.name = header.name.text;
  for (const auto& word : header.repeated)
    analysis.report(DiagnosticKind::header_line_repeated, word.span, {word.text});
  check_languages(analysis, header);
  policy.label = make_label(analysis, header.label);
  if (header.version) policy.version = header.version->value;
  if (!damaged && (!header.version || header.version->value.empty())) {
    auto& diagnostic = analysis.report(DiagnosticKind::version_missing, header.name.span, {header.name.text});
    diagnostic.help = "say `version \"1\"` inside the policy's braces";
  }
  if (header.from) {
    policy.in_force_from = header.from->date;
  } else if (!damaged) {
    auto& diagnostic = analysis.report(DiagnosticKind::in_force_missing, header.name.span, {header.name.text});
    diagnostic.help = "say `in force from 2026-09-01` inside the policy's braces";
  }
  if (header.to) {
    policy.in_force_to = header.to->date;
    if (header.from && header.to->date <= header.from->date)
      analysis.report(DiagnosticKind::dates_reversed, header.to->span,
                      {"the end of the policy", "its beginning, " + to_iso(header.from->date)});
  }
  if (header.applies == syntax::Policy::Applies::entered_on_or_after && header.entered_from) {
    policy.applies = model::Applies::entered_on_or_after;
    policy.applies_from = header.entered_from->date;
  }
  policy.month_end = header.month_end;
  if (damaged) analysis.month_end_reported = analysis.calendar_reported = true;
  choose_calendar(analysis, header);
}

Label make_label(Analysis& analysis, const syntax::Label& label) {
  Label made;
  const auto& languages = analysis.policy.languages;
  std::set<std::string> seen;
  bool strange = false;  // a text in a language that is not known: it may be the one that is missing
  for (const auto& [name, text] : label.texts) {
    std::string language = name.text;
    if (language.empty() && !languages.empty()) language = languages.front();  // the main one
    if (!name.text.empty() && !languages.empty() && std::ranges::find(languages, name.text) == languages.end()) {
      auto& diagnostic = analysis.report(DiagnosticKind::language_not_declared, name.span, {name.text});
      analysis.suggest(diagnostic, name.text, languages, name.span);
      if (diagnostic.help.empty()) diagnostic.help = "add it to `languages` in the policy's header";
      strange = true;
      continue;
    }
    if (!seen.insert(language).second) {
      analysis.report(DiagnosticKind::language_repeated, text.span,
                      {language.empty() ? "the main language" : language});
      continue;
    }
    made.texts.emplace_back(name.text.empty() ? std::string() : language, text.value);
  }
  if (languages.size() > 1 && !made.texts.empty() && !strange)
    for (const auto& language : languages)
      if (!seen.contains(language))
        analysis.report(DiagnosticKind::label_not_translated, label.texts.front().second.span, {language});
  return made;
}

}  // namespace safon::analysis
