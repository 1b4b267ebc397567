#include "dsl/mutate/mutants.hpp"

#include <set>
#include <tuple>

#include "dsl/mutate/shifted.hpp"
#include "dsl/mutate/turned.hpp"

namespace safon {
namespace {

using namespace syntax;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

class Maker {
 public:
  explicit Maker(const LoadedPolicy& policy) : sources_(policy.sources) {
    for (const auto& document : policy.documents)
      for (const auto& declaration : document.declarations) visit(declaration);
  }
  std::vector<Mutant> take() { return std::move(mutants_); }

 private:
  std::string_view text(Span span) const { return trimmed(sources_.text(span)); }

  void add(Span span, std::string replacement, std::string change) {
    span.end = span.begin + std::uint32_t(text(span).size());
    if (text(span) == replacement) return;
    if (seen_.emplace(span.file, span.begin, span.end, replacement).second)
      mutants_.push_back({span, std::move(replacement), std::move(change)});
  }
  void turn(Span span, const std::string& replacement) {
    if (!replacement.empty()) add(span, replacement, "`" + std::string(text(span)) + "` becomes `" + replacement + "`");
  }
  /// Replaces a leading word of the span.
  void word(Span span, std::string_view from, std::string_view to) {
    if (with_first_word(text(span), from, to).empty()) return;
    turn({span.file, span.begin, span.begin + std::uint32_t(from.size())}, std::string(to));
  }

  void visit(const Declaration& declaration) {
    if (const auto* requirement = std::get_if<Requirement>(&declaration.what)) {
      for (const auto& applies : requirement->applies) {
        drop(applies, "true");
        visit(applies);
      }
      for (const auto& item : requirement->body) visit(item);
      for (const auto& exception : requirement->exceptions) visit(exception);
    } else if (const auto* let = std::get_if<Let>(&declaration.what)) {
      visit(let->value);
    } else if (const auto* parameter = std::get_if<Parameter>(&declaration.what)) {
      for (const auto& [from, value] : parameter->values) visit(value);
    } else if (const auto* programme = std::get_if<ProgrammeDecl>(&declaration.what)) {
      visit(*programme);
    } else if (const auto* always = std::get_if<Always>(&declaration.what)) {
      visit(always->condition);
    }
  }

  void visit(const ProgrammeDecl& programme) {
    for (const auto& status : programme.statuses)
      for (const auto* lengths : {&status.valid_for, &status.renewable_from, &status.grace})
        for (const auto& length : *lengths) visit(length);
    for (const auto& transition : programme.transitions) {
      if (transition.decided == Decided::no) visit(transition.condition);
      if (transition.certifiers) visit(*transition.certifiers);
      for (const auto& length : transition.certify_within) visit(length);
      for (const auto& escalation : transition.escalations)
        for (const auto& length : escalation.later) visit(length);
    }
  }

  void visit(const Group& group) {
    if (group.kind == GroupKind::all) word(group.span, "all", "any");
    if (group.kind == GroupKind::any) word(group.span, "any", "all");
    if (group.kind == GroupKind::none) word(group.span, "none", "any");
    for (const auto& count : group.count) visit(count);
    // What is left out holds nothing back: it is as if met among all of them, as if not met among any.
    const char* neutral = group.kind == GroupKind::all ? "true" : "false";
    for (const auto& item : group.items) {
      if (group.items.size() > 1) {
        if (const auto* expr = std::get_if<Expr>(&item.body))
          drop(*expr, neutral);
        else
          add(std::get<Group>(item.body).span, neutral, "drop this group");
      }
      visit(item);
    }
  }

  void visit(const Item& item) {
    if (const auto* group = std::get_if<Group>(&item.body))
      visit(*group);
    else
      visit(std::get<Expr>(item.body));
    for (const auto& exception : item.exceptions) visit(exception);
  }

  void visit(const Exception& exception) {
    using Outcome = Exception::Outcome;
    drop(exception.condition, "false");
    visit(exception.condition);
    if (exception.outcome == Outcome::unstated)
      word(exception.span, exception.except ? "except" : "unless", exception.except ? "unless" : "except");
    const Span rest{exception.span.file, exception.condition.span.end, exception.span.end};
    const auto then = sources_.text(rest).find("then ");
    if (exception.outcome != Outcome::unstated && then != std::string_view::npos) {
      const Span outcome{rest.file, rest.begin + std::uint32_t(then) + 5, rest.end};
      if (exception.outcome == Outcome::met) word(outcome, "met", "not met");
      if (exception.outcome == Outcome::not_met) word(outcome, "not met", "met");
      if (exception.outcome == Outcome::not_applicable) word(outcome, "not applicable", "not met");
    }
    for (const auto& inner : exception.exceptions) visit(inner);
  }

  void drop(const Expr& condition, const std::string& neutral) { add(condition.span, neutral, "drop this condition"); }

  void visit(const Expr& expr) {
    switch (expr.kind) {
      case ExprKind::number:
      case ExprKind::percentage:
      case ExprKind::duration:
      case ExprKind::date:
        for (const auto& moved : shifted(expr, text(expr.span))) turn(expr.span, moved);
        return;
      case ExprKind::relation:
        turn(expr.operator_span, turned(expr.relation, text(expr.operator_span)));
        break;
      case ExprKind::and_:
      case ExprKind::or_:
        junction(expr);
        break;
      case ExprKind::not_:
        for (const auto& child : expr.children) add(expr.span, std::string(text(child.span)), "drop this `not`");
        break;
      case ExprKind::quantifier:
        if (expr.quantity == Quantity::some) word(expr.span, "some", "no");
        if (expr.quantity == Quantity::no) word(expr.span, "no", "some");
        break;
      case ExprKind::selection:
        word(expr.span, "earliest", "latest");
        word(expr.span, "latest", "earliest");
        break;
      default:
        break;
    }
    for (const auto& set : expr.sets) visit(set);
    for (const auto& child : expr.children) visit(child);
  }

  /// Each part left out in turn, with the word that joins it to its neighbour.
  void junction(const Expr& expr) {
    const auto& parts = expr.children;
    for (std::size_t i = 0; i < parts.size() && parts.size() > 1; ++i) {
      const auto first = i == 0 ? parts[0].span.begin : parts[i - 1].span.end;
      const auto last = i == 0 ? parts[1].span.begin : parts[i].span.end;
      std::string left(sources_.text({expr.span.file, expr.span.begin, first}));
      left += sources_.text({expr.span.file, last, expr.span.end});
      add(expr.span, std::string(trimmed(left)), "drop `" + std::string(text(parts[i].span)) + "`");
    }
  }

  void visit(const Set& set) {
    for (const auto& where : set.where) {
      add({set.span.file, set.name.span.end, where.span.end}, "", "drop this `where`");
      visit(where);
    }
    for (const auto& bound : set.bounds) {
      const Span blank{bound.span.file, bound.span.begin - 1, bound.span.begin};
      add(text(blank).empty() ? join(blank, bound.span) : bound.span, "", "drop this limit in time");
      word(bound.span, "after", "on or after");
      word(bound.span, "on or after", "after");
      word(bound.span, "before", "on or before");
      word(bound.span, "on or before", "before");
      for (const auto& operand : bound.operands) visit(operand);
    }
  }

  const Sources& sources_;
  std::vector<Mutant> mutants_;
  std::set<std::tuple<FileId, std::uint32_t, std::uint32_t, std::string>> seen_;
};

}  // namespace

std::vector<Mutant> mutants_of(const LoadedPolicy& policy) {
  return Maker(policy).take();
}

std::string mutated(const LoadedPolicy& policy, const Mutant& mutant) {
  std::string text = policy.sources.files[mutant.span.file].text;
  return text.replace(mutant.span.begin, mutant.span.end - mutant.span.begin, mutant.replacement);
}

}  // namespace safon
