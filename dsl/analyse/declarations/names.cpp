#include "dsl/analyse/declarations/names.hpp"

#include <algorithm>

#include "dsl/analyse/limits.hpp"

namespace safon::analysis {
namespace {

/// Declarations in whose text the parser found mistakes: they may lack what the author wrote.
bool has_mistakes(const std::vector<Span>& mistakes, Span declaration) {
  return std::ranges::any_of(mistakes, [&](Span mistake) {
    return mistake.file == declaration.file && mistake.begin >= declaration.begin && mistake.begin <= declaration.end;
  });
}

/// False when the name was taken already; the second declaration is then left out.
bool declare(Analysis& analysis, SymbolKind kind, std::size_t index, const syntax::Name& name) {
  Symbol symbol{kind, static_cast<std::uint16_t>(index), name.span, false};
  auto [place, fresh] = analysis.symbols.try_emplace(name.text, symbol);
  if (fresh) return true;
  auto& diagnostic = analysis.report(DiagnosticKind::duplicate_name, name.span, {name.text});
  diagnostic.notes.push_back({place->second.span, "first declared here"});
  return false;
}

struct Gatherer {
  Analysis& analysis;
  const std::vector<Span>& mistakes;
  Span span;

  template <class T>
  void keep(std::vector<Declared<T>>& list, SymbolKind kind, const T& what) {
    if (declare(analysis, kind, list.size(), what.name))
      list.push_back({&what, span, has_mistakes(mistakes, span)});
    else if (kind == SymbolKind::intake)
      analysis.broken_intake = true;  // `placed in` may mean it
  }
  void operator()(const syntax::Policy& what) {
    analysis.policies.push_back({&what, span, has_mistakes(mistakes, span)});
  }
  void operator()(const syntax::Use&) {}
  void operator()(const syntax::Codes& what) { keep(analysis.codes, SymbolKind::codes, what); }
  void operator()(const syntax::Record& what) { keep(analysis.records, SymbolKind::record, what); }
  void operator()(const syntax::Framework& what) { keep(analysis.frameworks, SymbolKind::framework, what); }
  void operator()(const syntax::CalendarDecl& what) { keep(analysis.calendars, SymbolKind::calendar, what); }
  void operator()(const syntax::Parameter& what) { keep(analysis.parameters, SymbolKind::parameter, what); }
  void operator()(const syntax::Let& what) { keep(analysis.lets, SymbolKind::let, what); }
  void operator()(const syntax::Requirement& what) { keep(analysis.requirements, SymbolKind::requirement, what); }
  void operator()(const syntax::ProgrammeDecl& what) { keep(analysis.programmes, SymbolKind::programme, what); }
  void operator()(const syntax::Always& what) {
    analysis.properties.push_back({&what, span, has_mistakes(mistakes, span)});
  }
  void operator()(const syntax::ReportDecl& what) { keep(analysis.reports, SymbolKind::report, what); }
  void operator()(const syntax::IntakeDecl& what) { keep(analysis.intakes, SymbolKind::intake, what); }
  void operator()(const syntax::PoolDecl& what) { keep(analysis.pools, SymbolKind::pool, what); }
  void operator()(const syntax::MatchingDecl& what) { keep(analysis.matchings, SymbolKind::matching, what); }
  void operator()(const syntax::Feed& what) { declare(analysis, SymbolKind::feed, 0, what.name); }
  void operator()(const syntax::Test&) {}
  void operator()(const syntax::Broken& what) {
    if (what.keyword == "policy") {
      analysis.broken_policy = true;
      return;  // a policy's own name is never referred to
    }
    if (what.keyword == "programme") analysis.broken_programme = true;
    if (what.keyword == "intake") analysis.broken_intake = true;
    if (what.name) declare(analysis, SymbolKind::broken, 0, *what.name);
  }
};

}  // namespace

bool gather_declarations(Analysis& analysis) {
  std::size_t total = 0;
  for (const auto& document : analysis.documents) total += document.declarations.size();
  if (total > limits::declarations) {
    const auto& last = analysis.documents.back().declarations;
    analysis.report(DiagnosticKind::too_many, last.empty() ? Span{} : last.back().span,
                    {std::to_string(total), "declarations", std::to_string(limits::declarations)});
    return false;
  }
  std::vector<Span> mistakes;
  for (const auto& diagnostic : analysis.diagnostics)
    if (info(diagnostic.kind).severity == Severity::error) mistakes.push_back(diagnostic.span);
  if (mistakes.size() > limits::suggestions) mistakes.resize(limits::suggestions);
  for (const auto& document : analysis.documents)
    for (const auto& declaration : document.declarations)
      std::visit(Gatherer{analysis, mistakes, declaration.span}, declaration.what);
  analysis.let_states.resize(analysis.lets.size());
  analysis.record_used.resize(analysis.records.size());
  return true;
}

}  // namespace safon::analysis
