#include "dsl/analyse/records/field_types.hpp"

#include <algorithm>

namespace safon::analysis {

namespace {

/// What other languages call our types.
std::string_view our_type(std::string_view word) {
  struct Other {
    std::string_view word, ours;
  };
  static constexpr Other others[] = {
      {"int", "number"},     {"integer", "number"}, {"decimal", "number"}, {"float", "number"},
      {"money", "number"},   {"amount", "number"},  {"hours", "number"},   {"points", "number"},
      {"credits", "number"}, {"count", "number"},   {"string", "text"},    {"words", "text"},
      {"bool", "boolean"},   {"yes_no", "boolean"}, {"flag", "boolean"},   {"yesno", "boolean"},
      {"datetime", "date"},  {"day", "date"},       {"timestamp", "date"}, {"percent", "percentage"},
  };
  const auto* found = std::ranges::find(others, word, &Other::word);
  return found == std::end(others) ? std::string_view() : found->ours;
}

}  // namespace

void report_type(Analysis& analysis, const syntax::Type& type, const Symbol* symbol) {
  const syntax::Name& name = type.name;
  if (symbol == nullptr) {
    auto& diagnostic = analysis.report(DiagnosticKind::unknown_type, name.span, {name.text});
    auto candidates = names_of(analysis, {SymbolKind::codes, SymbolKind::record});
    candidates.insert(candidates.end(), {"text", "number", "percentage", "boolean", "date"});
    if (const auto ours = our_type(name.text); !ours.empty()) {
      diagnostic.help = "did you mean `" + std::string(ours) + "`?";
      diagnostic.fix = Fix{name.span, std::string(ours)};
      return;
    }
    analysis.suggest(diagnostic, name.text, candidates, name.span);
  } else if (symbol->kind != SymbolKind::broken) {
    auto& diagnostic = analysis.report(DiagnosticKind::wrong_kind_of_name, name.span,
                                       {name.text, std::string(describe(symbol->kind)), "a record or a list of codes"});
    if (symbol->kind == SymbolKind::framework) diagnostic.help = "say `criterion of " + name.text + "`";
  }
}

std::uint16_t framework_codes(Analysis& analysis, const syntax::Name& name, bool first_time) {
  Symbol* symbol = analysis.find(name.text);
  if (symbol != nullptr) symbol->used = true;
  if (symbol != nullptr && symbol->kind == SymbolKind::framework) return analysis.code_list_of_framework[symbol->index];
  if (!first_time) return none16;
  if (symbol == nullptr) {
    auto& diagnostic = analysis.report(DiagnosticKind::unknown_framework, name.span, {name.text});
    analysis.suggest(diagnostic, name.text, names_of(analysis, {SymbolKind::framework}), name.span);
  } else if (symbol->kind != SymbolKind::broken) {
    analysis.report(DiagnosticKind::wrong_kind_of_name, name.span,
                    {name.text, std::string(describe(symbol->kind)), "a framework"});
  }
  return none16;
}

void check_fields(Analysis& analysis, const syntax::Record& record) {
  std::map<std::string, Span> seen;
  for (const auto& field : record.fields) {
    if (auto [place, fresh] = seen.try_emplace(field.name.text, field.name.span); !fresh) {
      auto& diagnostic = analysis.report(DiagnosticKind::duplicate_name, field.name.span, {field.name.text});
      diagnostic.notes.push_back({place->second, "first declared here"});
    }
    if (field.type.kind == syntax::Type::Kind::criterion) {
      (void)framework_codes(analysis, field.type.name, true);
    } else if (field.type.kind == syntax::Type::Kind::named || field.type.kind == syntax::Type::Kind::list) {
      Symbol* symbol = analysis.find(field.type.name.text);
      if (symbol != nullptr) symbol->used = true;
      const bool fine = symbol != nullptr && (symbol->kind == SymbolKind::codes || symbol->kind == SymbolKind::record);
      if (!fine) report_type(analysis, field.type, symbol);
    }
  }
}

}  // namespace safon::analysis
