#include "dsl/analyse/records/participant.hpp"

namespace safon::analysis {

std::uint16_t find_participant(Analysis& analysis) {
  const syntax::Name* first = nullptr;
  std::uint16_t root = none16;
  bool broken = false;
  for (const auto& [programme, span, damaged] : analysis.programmes) {
    const syntax::Name& name = programme->record;
    if (first != nullptr && first->text != name.text) {
      auto& diagnostic = analysis.report(DiagnosticKind::programmes_differ, name.span, {name.text, first->text});
      diagnostic.notes.push_back({first->span, "the other programme"});
      continue;
    }
    if (first == nullptr) first = &name;
  }
  if (first != nullptr) {
    Symbol* symbol = analysis.find(first->text);
    if (symbol != nullptr && symbol->kind == SymbolKind::record) {
      symbol->used = true;
      return symbol->index;
    }
    if (symbol == nullptr) {
      auto& diagnostic = analysis.report(DiagnosticKind::unknown_type, first->span, {first->text});
      analysis.suggest(diagnostic, first->text, names_of(analysis, {SymbolKind::record}), first->span);
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
