#include "dsl/analyse/records/participant.hpp"

namespace safon::analysis {

namespace {

void report_unknown(Analysis& analysis, const syntax::Name& name) {
  auto& diagnostic = analysis.report(DiagnosticKind::unknown_type, name.span, {name.text});
  analysis.suggest(diagnostic, name.text, names_of(analysis, {SymbolKind::record}), name.span);
}

/// Whose programmes they are: the first name that is one, so that a slip in one programme is not held against the
/// others.
const syntax::Name* first_name(Analysis& analysis) {
  for (const auto& [programme, span, damaged] : analysis.programmes)
    if (analysis.find(programme->record.text) != nullptr) return &programme->record;
  return analysis.programmes.empty() ? nullptr : &analysis.programmes.front().syntax->record;
}

}  // namespace

std::uint16_t find_participant(Analysis& analysis) {
  const syntax::Name* const first = first_name(analysis);
  std::uint16_t root = none16;
  bool broken = false;
  for (const auto& [programme, span, damaged] : analysis.programmes) {
    const syntax::Name& name = programme->record;
    if (name.text == first->text) continue;
    if (analysis.find(name.text) == nullptr) {
      report_unknown(analysis, name);
      continue;
    }
    auto& diagnostic = analysis.report(DiagnosticKind::programmes_differ, name.span, {name.text, first->text});
    diagnostic.notes.push_back({first->span, "the other programme"});
  }
  if (first != nullptr) {
    Symbol* symbol = analysis.find(first->text);
    if (symbol != nullptr && symbol->kind == SymbolKind::record) {
      symbol->used = true;
      return symbol->index;
    }
    if (symbol == nullptr) {
      report_unknown(analysis, *first);
    } else if (symbol->kind != SymbolKind::broken) {
      analysis.report(DiagnosticKind::wrong_kind_of_name, first->span,
                      {first->text, std::string(describe(symbol->kind)), "a record"});
    }
    return none16;
  }
  if (Symbol* symbol = analysis.find("participant")) {
    symbol->used = true;
    if (symbol->kind == SymbolKind::record) return symbol->index;
    broken = symbol->kind == SymbolKind::broken;
  }
  if (!broken && !analysis.broken_programme && !analysis.policies.empty()) {
    auto& diagnostic =
        analysis.report(DiagnosticKind::participant_missing, analysis.policies.front().syntax->name.span);
    diagnostic.help = "declare `record participant { … }`, or say `programme … for` another record";
  }
  return root;
}

}  // namespace safon::analysis
