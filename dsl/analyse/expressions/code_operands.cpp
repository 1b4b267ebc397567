#include "dsl/analyse/expressions/code_operands.hpp"

#include <algorithm>

#include "dsl/analyse/declarations/codes.hpp"
#include "dsl/analyse/records/schema.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;

/// Whether anything but a code answers to the name: then the name is left to the usual reading.
bool means_something(const Analysis& analysis, const syntax::Path& path, const Scope& scope) {
  if (auto found = analysis.symbols.find(path.front().text); found != analysis.symbols.end()) {
    const SymbolKind kind = found->second.kind;
    if (kind == SymbolKind::let || kind == SymbolKind::broken || kind == SymbolKind::parameter) return true;
  }
  const std::string name = joined(path);
  return std::ranges::any_of(scope.rows, [&](const RowScope& row) {
    const TableInfo& info = analysis.policy.schema.tables[row.table];
    return find_column(analysis, row.table, name) != none16 || analysis.tables[row.table].broken.contains(name) ||
           (path.size() > 1 && (path.front().text == info.singular || path.front().text == "participant"));
  });
}

Expr report_unknown(Analysis& analysis, const syntax::Expr& written, std::uint16_t list) {
  const std::string name = joined(written.path);
  const auto& lists = analysis.policy.schema.code_lists;
  auto elsewhere = analysis.lists_with_code.find(name);
  if (elsewhere != analysis.lists_with_code.end()) {
    analysis.report(DiagnosticKind::code_of_another_list, written.span,
                    {name, lists[elsewhere->second.front()].name, "a code of `" + lists[list].name + "`"});
    return broken(written.span);
  }
  const bool damaged = std::ranges::any_of(
      analysis.codes, [&](const auto& codes) { return codes.damaged && codes.syntax->name.text == lists[list].name; });
  if (damaged || lists[list].codes.empty()) return broken(written.span);
  auto& diagnostic = analysis.report(DiagnosticKind::unknown_code, written.span, {name, lists[list].name});
  std::vector<std::string> names;
  for (const auto& code : lists[list].codes) names.push_back(code.name);
  analysis.suggest(diagnostic, name, names, written.span);
  return broken(written.span);
}

}  // namespace

Expr analyse_code_operand(Analysis& analysis, const syntax::Expr& written, std::uint16_t list, const Scope& scope) {
  if (written.kind == syntax::ExprKind::parentheses && !written.children.empty())
    return analyse_code_operand(analysis, written.children.front(), list, scope);
  if (written.kind == syntax::ExprKind::subtract) {
    std::string name(analysis.sources.text(written.span));
    std::ranges::replace(name, '-', '_');
    if (find_code(analysis, list, name) != none16) {
      auto& diagnostic =
          analysis.report(DiagnosticKind::name_not_one_word, written.span, {std::string(analysis.text(written.span))});
      diagnostic.help = "did you mean `" + name + "`?";
      diagnostic.fix = Fix{written.span, name};
      return broken(written.span);
    }
  }
  if (written.kind != syntax::ExprKind::path || written.path.empty())
    return analyse_expression(analysis, written, scope);
  const std::uint16_t code = find_code(analysis, list, joined(written.path));
  if (code == none16) {
    if (means_something(analysis, written.path, scope)) return analyse_expression(analysis, written, scope);
    return report_unknown(analysis, written, list);
  }
  Expr expr;
  expr.kind = ExprKind::code;
  expr.type = {TypeKind::code, list, none16};
  expr.span = written.span;
  expr.codes = {code};
  return expr;
}

}  // namespace safon::analysis
