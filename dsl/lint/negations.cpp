#include "dsl/lint/rules.hpp"

namespace safon {
namespace {

using syntax::Expr;
using syntax::ExprKind;
using syntax::RelationKind;

const Expr& inside(const Expr& expr) {
  const Expr* inner = &expr;
  while (inner->kind == ExprKind::parentheses && inner->children.size() == 1) inner = &inner->children.front();
  return *inner;
}

bool is_negative(const Expr& expr) {
  return expr.kind == ExprKind::relation &&
         (expr.relation == RelationKind::is_not || expr.relation == RelationKind::not_in);
}

/// Conditions about rows go on to the right as far as they can.
bool goes_on(const Expr& expr) {
  bool found = false;
  see_within(expr, [&](const Expr& each) { found = found || !each.sets.empty(); });
  return found;
}

}  // namespace

void find_double_negations(LintList& list) {
  std::uint32_t inner_begin = 0;
  FileId inner_file = 0;
  see_expressions(list.policy, [&](const Expr& expr, const LintPlace&) {
    if (expr.kind != ExprKind::not_ || expr.children.size() != 1) return;
    if (inner_begin == expr.span.begin && inner_file == expr.span.file && inner_begin != 0)
      return;  // of the one before
    const Expr& inner = inside(expr.children.front());
    const auto say = [&](const std::string& help) -> LintFinding& {
      return list.add(LintRule::double_negation, expr.span, "this denies what is denied already", help);
    };
    const bool enclosed = &inner != &expr.children.front();
    const auto as_enclosed = [&](const std::string& plain, const Expr& what) {
      return enclosed && what.kind != ExprKind::parentheses && goes_on(what) ? "(" + plain + ")" : plain;
    };
    if (inner.kind == ExprKind::not_ && inner.children.size() == 1) {
      const auto& denied = inner.children.front();
      const auto plain = as_enclosed(list.text(denied.span), denied);
      say("write `" + plain + "`").fixes = {{expr.span, plain}};
      inner_begin = inner.span.begin;
      inner_file = inner.span.file;
    } else if (inner.kind == ExprKind::relation && inner.relation == RelationKind::missing) {
      const auto plain = list.text(inner.children.front().span) + " exists";
      say("write `" + plain + "`").fixes = {{expr.span, plain}};
    } else if (inner.kind == ExprKind::quantifier && inner.quantity == syntax::Quantity::no &&
               list.text(inner.span).starts_with("no ")) {
      const auto plain = as_enclosed("some" + list.text(inner.span).substr(2), inner);
      say("write `" + plain + "`").fixes = {{expr.span, plain}};
    } else if (is_negative(inner)) {
      // The two differ for what is absent, so somebody has to decide.
      say("say it without `not`; but note that a value that is known not to be there fails `is`, and meets this");
    }
  });
}

}  // namespace safon
