// Statuses said with their programme: `qualification.awarded`, `status of qualification is awarded`, and the day on
// which a status began.
#include <algorithm>

#include "dsl/analyse/programmes/statuses.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;
using syntax::RelationKind;

/// Its number; none16 where no programme is called so.
std::uint16_t find_programme(Analysis& analysis, std::string_view name) {
  const auto& programmes = analysis.policy.programmes;
  const auto found = std::ranges::find(programmes, name, &model::Programme::name);
  return found == programmes.end() ? none16 : static_cast<std::uint16_t>(found - programmes.begin());
}

/// The same; says what is wrong when there is none.
std::uint16_t programme_called(Analysis& analysis, const syntax::Name& name) {
  const auto found = find_programme(analysis, name.text);
  if (found != none16 || analysis.broken_programme) return found;
  if (const Symbol* symbol = analysis.find(name.text); symbol != nullptr) {
    if (symbol->kind == SymbolKind::broken) return none16;
    analysis.report(DiagnosticKind::wrong_kind_of_name, name.span,
                    {name.text, std::string(describe(symbol->kind)), "a programme"});
    return none16;
  }
  auto& diagnostic = analysis.report(DiagnosticKind::unknown_programme, name.span, {name.text});
  std::vector<std::string> names;
  for (const auto& programme : analysis.policy.programmes) names.push_back(programme.name);
  analysis.suggest(diagnostic, name.text, names, name.span);
  return none16;
}

/// Its number in the programme; none16 where it has none so called, which is said.
std::uint16_t status_called(Analysis& analysis, std::uint16_t programme, std::string_view name, Span span) {
  const auto& asked = analysis.policy.programmes[programme];
  const auto found = find_status(asked, name);
  if (found != none16 || analysis.programmes[programme].damaged) return found;
  auto& diagnostic = analysis.report(DiagnosticKind::not_its_status, span, {asked.name, std::string(name)});
  std::vector<std::string> names;
  for (const auto& status : asked.statuses) names.push_back(status.name);
  analysis.suggest(diagnostic, std::string(name), names, span);
  return none16;
}

Expr condition(ExprKind kind, std::uint16_t programme, std::vector<std::uint16_t> codes, Span span) {
  Expr expr;
  expr.kind = kind;
  expr.type = type_of(TypeKind::condition);
  expr.span = span;
  expr.index = programme;
  expr.codes = std::move(codes);
  return expr;
}

/// The one that is meant where none is named. none16: it is said which there are, or that there is none.
std::uint16_t programme_meant(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  const auto& programmes = analysis.policy.programmes;
  if (scope.programme != none16) return scope.programme;
  if (programmes.size() == 1) return 0;
  if (analysis.broken_programme) return none16;
  if (programmes.empty()) {
    analysis.report(DiagnosticKind::expired_out_of_place, written.span, {"status began"}).help =
        "only a policy with a programme has statuses";
    return none16;
  }
  analysis
      .report(DiagnosticKind::expired_by_many_programmes, written.span,
              {"status began", "`" + programmes[0].name + "`", "`" + programmes[1].name + "`"})
      .help = "say whose: `status of " + programmes[0].name + " began`";
  return none16;
}

}  // namespace

std::optional<Expr> status_condition(Analysis& analysis, ExprKind kind, const syntax::Path& path, Span span) {
  const auto programme = path.size() == 2 ? find_programme(analysis, path[0].text) : none16;
  if (programme == none16) return std::nullopt;
  const auto status = status_called(analysis, programme, path[1].text, path[1].span);
  if (status == none16) return broken(span);
  return condition(kind, programme, {status}, span);
}

Expr analyse_status_relation(Analysis& analysis, const syntax::Expr& written) {
  const auto& left = written.children.front();
  if (left.path.empty()) return broken(written.span);
  const bool one_of = written.relation == RelationKind::in || written.relation == RelationKind::not_in;
  const bool negated = written.relation == RelationKind::is_not || written.relation == RelationKind::not_in;
  if (!one_of && !negated && written.relation != RelationKind::is) {
    if (written.relation != RelationKind::refused)
      analysis
          .report(DiagnosticKind::wrong_relation, written.operator_span,
                  {analysis.text(written.operator_span), "a status"})
          .help = "say `is`, `is not`, `in […]` or `not in […]`";
    return broken(written.span);
  }
  const auto programme = programme_called(analysis, left.path.front());
  if (programme == none16) return broken(written.span);
  std::vector<std::uint16_t> codes;
  bool usable = true;
  for (const auto& operand : std::span(written.children).subspan(1)) {
    if (operand.kind != syntax::ExprKind::path) {
      if (operand.kind != syntax::ExprKind::broken)
        analysis.report(DiagnosticKind::unknown_status, operand.span, {analysis.text(operand.span)});
      usable = false;
      continue;
    }
    const auto status = status_called(analysis, programme, joined(operand.path), operand.span);
    usable = usable && status != none16;
    if (std::ranges::find(codes, status) != codes.end())
      analysis.report(DiagnosticKind::code_repeated, operand.span, {analysis.text(operand.span)});
    codes.push_back(status);
  }
  if (!usable) return broken(written.span);
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  Expr held = condition(ExprKind::status_is, programme, std::move(codes), written.span);
  return negated ? opposite(analysis, written.span, std::move(held)) : held;
}

Expr analyse_status_began(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  const auto programme = written.path.empty() ? programme_meant(analysis, written, scope)
                                              : programme_called(analysis, written.path.front());
  if (programme == none16) return broken(written.span);
  Expr expr;
  expr.kind = ExprKind::status_since;
  expr.type = type_of(TypeKind::date);
  expr.span = written.span;
  expr.index = programme;
  return expr;
}

}  // namespace safon::analysis
