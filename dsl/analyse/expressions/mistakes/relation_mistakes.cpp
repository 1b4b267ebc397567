#include "dsl/analyse/expressions/mistakes/relation_mistakes.hpp"

#include "dsl/model/unquoted.hpp"

namespace safon::analysis {

using model::Expr;
using model::ExprKind;
using model::TypeKind;

std::string RelationMistakes::regrouped(const Expr& left) const {
  if (!ends_where || scope.aggregate.end == 0) return {};
  const Span set{scope.aggregate.file, scope.aggregate.begin, left.span.end};
  const Span rest{words.file, words.begin, span.end};
  return "put parentheses around what is counted: `(" + std::string(analysis.text(set)) + ") " + analysis.text(rest) +
         "`";
}

Expr RelationMistakes::wrong_relation(const Expr& left, std::string help) const {
  auto& diagnostic =
      analysis.report(DiagnosticKind::wrong_relation, words, {analysis.text(words), describe(analysis, left.type)});
  diagnostic.help = std::move(help);
  return broken(span);
}

/// "did you mean `6`?" for what stands in quotation marks beside a value of another type.
void RelationMistakes::unquote(Diagnostic& diagnostic, const Expr& text, model::Type other) const {
  if (text.kind != ExprKind::text) return;
  const auto& lists = analysis.policy.schema.code_lists;
  const auto* codes = other.kind == TypeKind::code ? &lists[other.code_list] : nullptr;
  const auto type = other.kind == TypeKind::code         ? ColumnType::code
                    : other.kind == TypeKind::number     ? ColumnType::number
                    : other.kind == TypeKind::percentage ? ColumnType::percentage
                    : other.kind == TypeKind::date       ? ColumnType::date
                    : other.kind == TypeKind::condition  ? ColumnType::boolean
                                                         : ColumnType::text;
  if (const auto meant = model::unquoted(text.text, type, codes)) {
    diagnostic.help = "did you mean `" + *meant + "`? Only texts stand in quotation marks";
    diagnostic.fix = Fix{text.span, *meant};
  } else if (codes != nullptr) {
    diagnostic.help = "a code stands without quotation marks";
  }
}

Expr RelationMistakes::types_differ(const Expr& left, const Expr& right) const {
  const auto one = left.type.kind, other = right.type.kind;
  const bool share = one == TypeKind::percentage || other == TypeKind::percentage;
  const bool number = one == TypeKind::number || other == TypeKind::number;
  if (share && number) {
    const Expr& plain_number = one == TypeKind::number ? left : right;
    auto& diagnostic = analysis.report(DiagnosticKind::percentage_or_number, span);
    if (plain_number.kind == ExprKind::number) {
      diagnostic.help = "did you mean `" + to_text(plain_number.number) + "%`?";
      diagnostic.fix = Fix{plain_number.span, to_text(plain_number.number) + "%"};
    }
  } else if (one == TypeKind::duration && other == TypeKind::duration) {
    analysis.report(DiagnosticKind::durations_compared, span, {analysis.text(left.span), analysis.text(right.span)});
  } else {
    auto& diagnostic = analysis.report(DiagnosticKind::types_differ, span,
                                       {describe(analysis, left.type), describe(analysis, right.type)});
    if (one == TypeKind::date && other == TypeKind::duration)
      diagnostic.help =
          "say how near: `" + analysis.text(left.span) + " within last " + analysis.text(right.span) + "`";
    unquote(diagnostic, left, right.type);
    unquote(diagnostic, right, left.type);
    if (one == TypeKind::condition && other == TypeKind::number) diagnostic.help = regrouped(left);
  }
  return broken(span);
}

}  // namespace safon::analysis
