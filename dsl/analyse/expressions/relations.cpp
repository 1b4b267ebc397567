// Relations between two values: equality, order, dates, membership, existence.
#include <algorithm>
#include <set>

#include "dsl/analyse/expressions/code_operands.hpp"
#include "dsl/analyse/expressions/expressions.hpp"
#include "dsl/analyse/expressions/mistakes/relation_mistakes.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;
using syntax::RelationKind;

bool is_window(RelationKind kind) {
  return kind == RelationKind::within_last || kind == RelationKind::within_next || kind == RelationKind::within_of ||
         kind == RelationKind::within_after || kind == RelationKind::within_before;
}

bool is_dated(RelationKind kind) {
  return kind == RelationKind::after || kind == RelationKind::before || kind == RelationKind::on ||
         kind == RelationKind::on_or_after || kind == RelationKind::on_or_before;
}

Relation plain(RelationKind kind) {
  switch (kind) {
    case RelationKind::is_not:
      return Relation::not_equal;
    case RelationKind::at_least:
    case RelationKind::on_or_after:
      return Relation::greater_equal;
    case RelationKind::at_most:
    case RelationKind::on_or_before:
      return Relation::less_equal;
    case RelationKind::more_than:
    case RelationKind::after:
      return Relation::greater;
    case RelationKind::less_than:
    case RelationKind::before:
      return Relation::less;
    default:
      return Relation::equal;
  }
}

struct Relating : RelationMistakes {
  Expr operand(const Expr& left, const syntax::Expr& written) {
    Expr right = left.type.kind == TypeKind::code ? analyse_code_operand(analysis, written, left.type.code_list, scope)
                                                  : analyse_expression(analysis, written, scope);
    // A row stands for its date, unless it is held against another row.
    if (left.type.kind == TypeKind::date) right = as_date(analysis, std::move(right));
    return right;
  }

  /// `flag is true`, `flag is not true`.
  Expr equal_condition(Expr left, const syntax::Expr& written, bool negated) {
    Expr right = analyse_expression(analysis, written, scope);
    if (is_broken(right)) return broken(span);
    if (right.kind != ExprKind::boolean) {
      if (right.type.kind != TypeKind::condition) return types_differ(left, right);
      return wrong_relation(left, "say `A and B`, `not A`, or `A is true`");
    }
    left.span = span;
    return right.boolean != negated ? left : opposite(analysis, span, std::move(left));
  }

  Expr in_codes(Expr left, std::vector<std::uint16_t> codes, bool negated) {
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    const std::uint16_t list = left.type.code_list;
    if (negated) {
      // "is not" of a value that is absent is not met, as with numbers and dates: so it is "is one of the others".
      std::vector<std::uint16_t> others;
      const std::size_t count = analysis.policy.schema.code_lists[list].codes.size();
      for (std::size_t code = 0; code < count; ++code)
        if (!std::ranges::binary_search(codes, code)) others.push_back(static_cast<std::uint16_t>(code));
      codes = std::move(others);
    }
    std::vector<Expr> children;
    children.push_back(std::move(left));
    Expr expr = node(analysis, ExprKind::in_codes, TypeKind::condition, span, std::move(children));
    expr.codes = std::move(codes);
    return expr;
  }

  Expr equality(Expr left, const syntax::Expr& written, RelationKind kind) {
    const bool negated = kind == RelationKind::is_not;
    if (left.type.kind == TypeKind::condition) return equal_condition(std::move(left), written, negated);
    Expr right = operand(left, written);
    if (is_broken(right)) return broken(span);
    if (right.kind == ExprKind::code && left.kind != ExprKind::code)
      return in_codes(std::move(left), right.codes, negated);
    const bool rows = left.type.kind == TypeKind::row && left.type == right.type;
    if (!rows && left.type.kind == TypeKind::row) left = as_date(analysis, std::move(left));
    if (is_broken(left)) return broken(span);
    if (left.type.kind == TypeKind::duration || left.type != right.type) return types_differ(left, right);
    return compare(analysis, std::move(left), plain(kind), std::move(right), span);
  }

  Expr order(Expr left, const syntax::Expr& written, RelationKind kind) {
    if (left.type.kind == TypeKind::condition && !regrouped(left).empty()) return wrong_relation(left, regrouped(left));
    if (left.type.kind == TypeKind::condition || left.type.kind == TypeKind::text)
      return wrong_relation(left, "only numbers, percentages and codes in order are more or less than one another");
    if (left.type.kind == TypeKind::date || left.type.kind == TypeKind::row)
      return wrong_relation(left, "dates are `before`, `after`, `on or before` or `on or after` one another");
    Expr right = operand(left, written);
    if (is_broken(right)) return broken(span);
    if (left.type.kind == TypeKind::duration || left.type != right.type) return types_differ(left, right);
    return compare(analysis, std::move(left), plain(kind), std::move(right), span);
  }

  Expr dates(Expr left, const syntax::Expr& written, RelationKind kind) {
    if (left.type.kind != TypeKind::date && left.type.kind != TypeKind::row)
      return wrong_relation(left, "`before`, `after` and `on` are for dates; say `at least`, `more than`, `is` …");
    left = as_date(analysis, std::move(left));
    Expr right = as_date(analysis, analyse_expression(analysis, written, scope));
    if (is_broken(left) || is_broken(right)) return broken(span);
    if (right.type.kind != TypeKind::date) return types_differ(left, right);
    return compare(analysis, std::move(left), plain(kind), std::move(right), span);
  }

  Expr between(Expr left, std::span<const syntax::Expr> operands) {
    if (left.type.kind == TypeKind::row) left = as_date(analysis, std::move(left));
    if (is_broken(left)) return broken(span);
    if (left.type.kind == TypeKind::condition || left.type.kind == TypeKind::text)
      return wrong_relation(left, "only numbers, percentages, dates and codes in order lie between others");
    Expr low = operand(left, operands[0]), high = operand(left, operands[1]);
    if (is_broken(low) || is_broken(high)) return broken(span);
    if (left.type.kind == TypeKind::duration || low.type != left.type) return types_differ(left, low);
    if (high.type != left.type) return types_differ(left, high);
    const bool dates_reversed = low.kind == ExprKind::date && high.kind == ExprKind::date && high.date < low.date;
    const bool numbers_reversed =
        low.kind == ExprKind::number && high.kind == ExprKind::number && high.number < low.number;
    if (dates_reversed || numbers_reversed) {
      analysis.report(DiagnosticKind::dates_reversed, join(low.span, high.span),
                      {"the end of the range, `" + analysis.text(high.span) + "`,",
                       "its beginning, `" + analysis.text(low.span) + "`"});
      return broken(span);
    }
    Expr again = left;
    std::vector<Expr> both;
    both.push_back(compare(analysis, std::move(left), Relation::greater_equal, std::move(low), span));
    both.push_back(compare(analysis, std::move(again), Relation::less_equal, std::move(high), span));
    return all_of(analysis, span, std::move(both));
  }

  Expr membership(Expr left, std::span<const syntax::Expr> operands, bool negated) {
    if (left.type.kind == TypeKind::condition) return wrong_relation(left, "a condition is met or not met");
    if (left.type.kind == TypeKind::row) left = as_date(analysis, std::move(left));
    std::vector<std::uint16_t> codes;
    std::vector<Expr> values;
    bool usable = !is_broken(left), all_codes = left.type.kind == TypeKind::code;
    for (const auto& written : operands) {
      Expr right = operand(left, written);
      if (is_broken(right) || !usable) {
        usable = false;
        continue;
      }
      if (left.type.kind == TypeKind::duration || right.type != left.type) {
        span = written.span;
        (void)types_differ(left, right);
        usable = false;
        continue;
      }
      if (std::ranges::any_of(values, [&](const Expr& value) { return same(value, right); }))
        analysis.report(DiagnosticKind::code_repeated, right.span, {analysis.text(right.span)});
      if (right.kind == ExprKind::code)
        codes.push_back(right.codes.front());
      else
        all_codes = false;
      values.push_back(std::move(right));
    }
    if (!usable) return broken(span);
    if (all_codes) return in_codes(std::move(left), std::move(codes), negated);
    std::vector<Expr> each;
    for (auto& value : values)
      each.push_back(compare(analysis, left, negated ? Relation::not_equal : Relation::equal, std::move(value), span));
    if (each.size() == 1) return std::move(each.front());
    return node(analysis, negated ? ExprKind::and_ : ExprKind::or_, TypeKind::condition, span, std::move(each));
  }
};

Expr existence(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  Expr value = analyse_expression(analysis, written.children.front(), scope, Use::existence);
  if (is_broken(value)) return broken(written.span);
  if (value.kind == ExprKind::is_true) value = Expr(value.children.front());  // the field itself, not what it says
  const bool can_lack = value.kind == ExprKind::field || value.kind == ExprKind::row_field ||
                        value.type.kind == TypeKind::row || value.kind == ExprKind::aggregate ||
                        (value.kind == ExprKind::let && value.type.kind != TypeKind::condition) ||
                        value.kind == ExprKind::add_duration || value.kind == ExprKind::status_since;
  if (!can_lack) {
    auto& diagnostic = analysis.report(DiagnosticKind::wrong_relation, written.operator_span,
                                       {analysis.text(written.operator_span), describe(analysis, value.type)});
    diagnostic.help = value.type.kind == TypeKind::condition
                          ? "a condition is met or not met; leave out `" + analysis.text(written.operator_span) + "`"
                          : "only what the record may lack exists or is missing";
    return broken(written.span);
  }
  std::vector<Expr> children;
  children.push_back(std::move(value));
  Expr expr = node(analysis, ExprKind::exists, TypeKind::condition, written.span, std::move(children));
  return written.relation == RelationKind::missing ? opposite(analysis, written.span, std::move(expr)) : expr;
}

}  // namespace

Expr relate(Analysis& analysis, Expr left, RelationKind kind, std::span<const syntax::Expr> operands, Span span,
            Span words, const Scope& scope, bool ends_where) {
  Relating relating{{analysis, scope, span, words, ends_where}};
  if (operands.empty() || kind == RelationKind::refused) return broken(span);
  if (is_broken(left)) {
    // The other side is read all the same: it may have mistakes of its own. What it means is not known.
    for (const auto& operand : operands)
      if (operand.kind != syntax::ExprKind::path && !is_window(kind))
        (void)analyse_expression(analysis, operand, scope);
    return broken(span);
  }
  if (is_window(kind)) {
    if (left.type.kind != TypeKind::date && left.type.kind != TypeKind::row)
      return relating.wrong_relation(left, "only a date lies within a stretch of time");
    return relate_window(analysis, as_date(analysis, std::move(left)), kind, operands, span, scope);
  }
  if (is_dated(kind)) return relating.dates(std::move(left), operands.front(), kind);
  switch (kind) {
    case RelationKind::is:
    case RelationKind::is_not:
      return relating.equality(std::move(left), operands.front(), kind);
    case RelationKind::in:
    case RelationKind::not_in:
      return relating.membership(std::move(left), operands, kind == RelationKind::not_in);
    case RelationKind::between:
      return operands.size() < 2 ? broken(span) : relating.between(std::move(left), operands);
    default:
      return relating.order(std::move(left), operands.front(), kind);
  }
}

Expr analyse_relation(Analysis& analysis, const syntax::Expr& written, const Scope& scope) {
  if (written.children.empty()) return broken(written.span);
  if (written.relation == RelationKind::exists || written.relation == RelationKind::missing)
    return existence(analysis, written, scope);
  if (written.children.front().kind == syntax::ExprKind::status) return analyse_status_relation(analysis, written);
  Expr left = analyse_expression(analysis, written.children.front(), scope);
  const auto operands = std::span(written.children).subspan(1);
  const bool of_row = &written == scope.last_of_where && left.type.kind == TypeKind::condition &&
                      (is_window(written.relation) || is_dated(written.relation));
  if (of_row) {
    const TableId table = scope.rows.front().table;
    const TableInfo& info = analysis.policy.schema.tables[table];
    if (info.dated_by != none16) {
      Expr date = *field_of(analysis, table, info.columns[info.dated_by].name, written.operator_span);
      std::vector<Expr> both;
      both.push_back(std::move(left));
      both.push_back(
          relate(analysis, std::move(date), written.relation, operands, written.span, written.operator_span, scope));
      return all_of(analysis, written.span, std::move(both));
    }
  }
  return relate(analysis, std::move(left), written.relation, operands, written.span, written.operator_span, scope,
                &written == scope.last_of_where);
}

Expr compare(Analysis& analysis, Expr left, Relation relation, Expr right, Span span) {
  if (left.kind == ExprKind::today && right.kind == ExprKind::today) {
    auto& diagnostic = analysis.report(DiagnosticKind::today_on_both_sides, span);
    diagnostic.help = "compare `today` with a date of the record";
    return broken(span);
  }
  std::vector<Expr> sides;
  sides.push_back(std::move(left));
  sides.push_back(std::move(right));
  Expr expr = node(analysis, ExprKind::compare, TypeKind::condition, span, std::move(sides));
  expr.relation = relation;
  return expr;
}

}  // namespace safon::analysis
