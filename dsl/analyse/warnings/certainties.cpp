// Conditions that have no choice: `1 is 2`, `kind is a and kind is b`, `hours at least 5 and hours less than 3`.
// "Always" and "never" are said of values that are known; what is unknown stays unknown.
#include <algorithm>
#include <span>

#include "dsl/analyse/expressions/expressions.hpp"
#include "dsl/analyse/limits.hpp"
#include "dsl/analyse/warnings/warnings.hpp"
#include "engine/plan/with_relation.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;
using Parts = std::vector<const Expr*>;

Relation negated(Relation relation) {
  switch (relation) {
    case Relation::equal:
      return Relation::not_equal;
    case Relation::not_equal:
      return Relation::equal;
    case Relation::less:
      return Relation::greater_equal;
    case Relation::less_equal:
      return Relation::greater;
    case Relation::greater:
      return Relation::less_equal;
    case Relation::greater_equal:
      return Relation::less;
  }
  return relation;
}

template <class T>
bool holds(const T& a, Relation relation, const T& b) {
  return with_relation(relation, [&](auto compare) { return compare(a, b); });
}

/// A literal as a number that keeps its order; none for other expressions.
std::optional<std::int64_t> ordinal(const Expr& expr) {
  if (expr.kind == ExprKind::number && expr.type.kind != TypeKind::duration) return expr.number.micros;
  if (expr.kind == ExprKind::date) return expr.date.days;
  if (expr.kind == ExprKind::code) return expr.codes.front();
  return std::nullopt;
}

/// `subject relation value`, the literal being on either side.
struct Bound {
  const Expr* subject = nullptr;
  Relation relation{};
  std::int64_t value = 0;
};

std::optional<Bound> bound_of(const Expr& expr) {
  if (expr.kind != ExprKind::compare) return std::nullopt;
  const auto left = ordinal(expr.children[0]), right = ordinal(expr.children[1]);
  if (left.has_value() == right.has_value()) return std::nullopt;
  if (right) return Bound{&expr.children[0], expr.relation, *right};
  return Bound{&expr.children[1], mirrored(expr.relation), *left};
}

/// Whether some value satisfies both.
bool compatible(Relation a, std::int64_t x, Relation b, std::int64_t y) {
  if (a == Relation::equal) return holds(x, b, y);
  if (b == Relation::equal) return holds(y, a, x);
  if (a == Relation::not_equal || b == Relation::not_equal) return true;
  const bool a_low = a == Relation::greater || a == Relation::greater_equal;
  const bool b_low = b == Relation::greater || b == Relation::greater_equal;
  if (a_low == b_low) return true;
  const std::int64_t low = a_low ? x : y, high = a_low ? y : x;
  const bool strict = a == Relation::greater || a == Relation::less || b == Relation::greater || b == Relation::less;
  return strict ? low < high : low <= high;
}

/// Conditions on a code, or on the present status: which ones satisfy them, of how many.
struct Choice {
  const Expr* subject = nullptr;  // none: the present status of `programme`
  std::uint16_t programme = none16;
  const std::vector<std::uint16_t>* codes = nullptr;
  std::size_t all = 0;
};

class Judge {
 public:
  explicit Judge(Analysis& analysis) : analysis_(analysis) {}

  /// Whether the condition is always or never met; reports the innermost place where that shows.
  std::optional<bool> judge(const Expr& expr) {
    for (const auto& set : expr.set)
      for (const auto& filter : set.filter) judge(filter);
    std::vector<std::optional<bool>> children;
    for (const auto& child : expr.children) children.push_back(judge(child));
    switch (expr.kind) {
      case ExprKind::boolean:
        return expr.boolean;
      case ExprKind::compare:
        return judge_compare(expr);
      case ExprKind::in_codes: {
        const std::size_t all = analysis_.policy.schema.code_lists[expr.children[0].type.code_list].codes.size();
        if (expr.codes.empty()) return report(expr, false);
        if (expr.codes.size() == all) return report(expr, true);
        return std::nullopt;
      }
      case ExprKind::and_:
      case ExprKind::or_:
        return judge_junction(expr, children);
      case ExprKind::not_:
        if (children[0]) return !*children[0];
        return std::nullopt;
      case ExprKind::implies:
        if (children[0] == false || children[1] == true) return true;
        if (children[0] == true && children[1] == false) return false;
        return std::nullopt;
      case ExprKind::quantifier:
        if (expr.quantity == model::Quantity::at_least && !expr.count.parameter && expr.count.literal == 0)
          return report(expr, true);
        return std::nullopt;
      case ExprKind::coverage:
        if ((expr.share && !expr.share->parameter && expr.share->literal.micros == 0) ||
            (!expr.share && !expr.count.parameter && expr.count.literal == 0))
          return report(expr, expr.elements != model::Quantity::no);
        return std::nullopt;
      default:
        return std::nullopt;
    }
  }

  /// Items that must all be met: they too can rule each other out.
  void judge_items(const Parts& parts) { (void)clash(parts, true); }

 private:
  bool report(const Expr& expr, bool always) {
    analysis_.report(always ? DiagnosticKind::always_met : DiagnosticKind::never_met, expr.span);
    return always;
  }

  std::optional<bool> judge_compare(const Expr& expr) {
    const Expr &left = expr.children[0], &right = expr.children[1];
    if (auto x = ordinal(left), y = ordinal(right); x && y) return report(expr, holds(*x, expr.relation, *y));
    if (left.kind == ExprKind::text && right.kind == ExprKind::text)
      return report(expr, holds(left.text, expr.relation, right.text));
    if (left.kind == ExprKind::today || !same(left, right)) return std::nullopt;
    analysis_.report(DiagnosticKind::compared_with_itself, expr.span, {analysis_.text(left.span)});
    return expr.relation == Relation::equal || expr.relation == Relation::less_equal ||
           expr.relation == Relation::greater_equal;
  }

  std::optional<bool> judge_junction(const Expr& expr, const std::vector<std::optional<bool>>& children) {
    const bool all = expr.kind == ExprKind::and_;
    bool settled = true, shown = false;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (children[i] == !all) {
        // A plain `true` or `false` is no mistake of its own, but here it leaves no choice.
        if (expr.children[i].kind == ExprKind::boolean && !shown) report(expr, !all);
        shown = true;
      }
      settled = settled && children[i] == all;
    }
    if (shown) return !all;
    if (settled && !children.empty()) return all;
    Parts parts;
    flatten(expr, parts);
    return clash(parts, all) ? std::optional(!all) : std::nullopt;
  }

  static void flatten(const Expr& expr, Parts& parts) {
    for (const auto& child : expr.children) {
      if (child.kind == expr.kind)
        flatten(child, parts);
      else
        parts.push_back(&child);
    }
  }

  /// Two parts of an `and` that exclude each other, or of an `or` that leave nothing out.
  bool clash(const Parts& parts, bool all) {
    const std::size_t count = std::min(parts.size(), limits::compared_pairs);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (excludes(*parts[j], *parts[i], all)) return report_pair(*parts[j], *parts[i], all);
    return false;
  }

  bool report_pair(const Expr& first, const Expr& second, bool all) {
    // Both ends of one window stand at one place: nothing to point at but the window.
    const bool near = first.span.file == second.span.file && first.span.begin != second.span.begin;
    auto& diagnostic = analysis_.report(all ? DiagnosticKind::never_met : DiagnosticKind::always_met,
                                        near ? join(first.span, second.span) : second.span);
    if (near)
      diagnostic.notes.push_back(
          {first.span, all ? "this rules out the other" : "this and the other leave nothing out"});
    return true;
  }

  bool excludes(const Expr& a, const Expr& b, bool all) const {
    if (a.kind == ExprKind::not_ && same(a.children[0], b)) return true;
    if (b.kind == ExprKind::not_ && same(b.children[0], a)) return true;
    if (auto x = bound_of(a), y = bound_of(b); x && y && same(*x->subject, *y->subject))
      return all ? !compatible(x->relation, x->value, y->relation, y->value)
                 : !compatible(negated(x->relation), x->value, negated(y->relation), y->value);
    auto x = choice_of(a), y = choice_of(b);
    if (!x || !y || x->programme != y->programme || (x->subject != nullptr && !same(*x->subject, *y->subject)))
      return false;
    auto has = [](const std::vector<std::uint16_t>& codes, std::uint16_t code) {
      return std::ranges::find(codes, code) != codes.end();
    };
    if (all) return std::ranges::none_of(*x->codes, [&](std::uint16_t code) { return has(*y->codes, code); });
    for (std::size_t code = 0; code < x->all; ++code)
      if (!has(*x->codes, static_cast<std::uint16_t>(code)) && !has(*y->codes, static_cast<std::uint16_t>(code)))
        return false;
    return true;
  }

  std::optional<Choice> choice_of(const Expr& expr) const {
    if (expr.kind == ExprKind::in_codes)
      return Choice{&expr.children[0], none16, &expr.codes,
                    analysis_.policy.schema.code_lists[expr.children[0].type.code_list].codes.size()};
    if (expr.kind == ExprKind::status_is) {
      const auto& programmes = analysis_.policy.programmes;
      const std::size_t none = programmes.size() > 1 ? 1 : 0;  // in another programme nobody need have a status
      return Choice{nullptr, expr.index, &expr.codes, programmes[expr.index].statuses.size() + none};
    }
    return std::nullopt;
  }

  Analysis& analysis_;
};

void judge(Judge& judge, const std::vector<model::Exception>& exceptions) {
  for (const auto& exception : exceptions) {
    judge.judge(exception.condition);
    safon::analysis::judge(judge, exception.exceptions);
  }
}

void judge(Judge& judge, const model::Item& item) {
  safon::analysis::judge(judge, item.exceptions);
  if (const auto* expr = std::get_if<Expr>(&item.body)) {
    judge.judge(*expr);
    return;
  }
  const auto& group = std::get<model::Group>(item.body);
  Parts parts;
  for (const auto& inner : group.items) {
    safon::analysis::judge(judge, inner);
    if (const auto* expr = std::get_if<Expr>(&inner.body); expr != nullptr && inner.exceptions.empty())
      parts.push_back(expr);
  }
  if (group.kind == model::GroupKind::all_of) judge.judge_items(parts);
}

}  // namespace

void warn_of_certainties(Analysis& analysis) {
  Judge judge(analysis);
  for (const auto& let : analysis.policy.lets) judge.judge(let.value);
  for (const auto& requirement : analysis.policy.requirements) {
    for (const auto& applies : requirement.applies) judge.judge(applies);
    for (const auto& item : requirement.body) safon::analysis::judge(judge, item);
    safon::analysis::judge(judge, requirement.exceptions);
  }
  for (const auto& programme : analysis.policy.programmes)
    for (const auto& transition : programme.transitions)
      if (transition.decided == Decided::no) judge.judge(transition.condition);
  for (const auto& property : analysis.policy.properties) judge.judge(property.condition);
  for (const auto& report : analysis.policy.reports) {
    for (const auto& condition : report.where) judge.judge(condition);
    for (const auto& measure : report.measures)
      for (const auto& condition : measure.where) judge.judge(condition);
  }
  for (const auto& matching : analysis.policy.matchings) {
    for (const auto& condition : matching.match) judge.judge(condition);
    for (const auto& condition : matching.with) judge.judge(condition);
  }
}

}  // namespace safon::analysis
