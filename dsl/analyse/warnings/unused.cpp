#include "dsl/analyse/warnings/warnings.hpp"

namespace safon::analysis {

void warn_of_unused(Analysis& analysis) {
  // In a file with errors much is unused only because its use could not be understood.
  if (has_errors(analysis.diagnostics)) return;
  auto warn = [&](DiagnosticKind kind, const syntax::Name& name) { analysis.report(kind, name.span, {name.text}); };
  const bool programme = !analysis.programmes.empty();
  for (const auto& [name, symbol] : analysis.symbols) {
    if (symbol.used) continue;
    switch (symbol.kind) {
      case SymbolKind::let:
        warn(DiagnosticKind::unused_let, analysis.lets[symbol.index].syntax->name);
        break;
      case SymbolKind::parameter:
        warn(DiagnosticKind::unused_parameter, analysis.parameters[symbol.index].syntax->name);
        break;
      case SymbolKind::codes:
        warn(DiagnosticKind::unused_codes, analysis.codes[symbol.index].syntax->name);
        break;
      case SymbolKind::framework:
        warn(DiagnosticKind::unused_framework, analysis.frameworks[symbol.index].syntax->name);
        break;
      case SymbolKind::requirement:
        // Without a programme nothing asks for requirements; they are then what the file is for.
        if (programme) warn(DiagnosticKind::unused_requirement, analysis.requirements[symbol.index].syntax->name);
        break;
      case SymbolKind::calendar:
        if (analysis.policy.calendar != symbol.index)
          warn(DiagnosticKind::unused_calendar, analysis.calendars[symbol.index].syntax->name);
        break;
      default:
        break;
    }
  }
  for (std::size_t i = 0; i < analysis.records.size(); ++i)
    if (!analysis.record_used[i]) warn(DiagnosticKind::unused_record, analysis.records[i].syntax->name);
}

}  // namespace safon::analysis
