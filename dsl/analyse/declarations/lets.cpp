#include "dsl/analyse/declarations/lets.hpp"

#include <algorithm>

#include "dsl/analyse/declarations/circles.hpp"
#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/expressions/expressions.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;
using Progress = LetState::Progress;

void analyse_let(Analysis& analysis, std::uint16_t number) {
  const auto& [syntax, span, damaged] = analysis.lets[number];
  analysis.let_states[number].progress = Progress::open;
  std::string asking = std::exchange(analysis.asking, syntax->name.text);
  model::Let let;
  let.name = syntax->name.text;
  let.label = make_label(analysis, syntax->label);
  let.span = span;
  if (names_rows(analysis, number)) {
    if (auto found = analyse_set(analysis, syntax->value.sets.front(), Scope{});
        found && (found->set.filter.empty() || !is_broken(found->set.filter.front())))
      analysis.let_states[number].rows = group_rows(analysis, syntax->value, std::move(*found));
    analysis.asking = std::move(asking);
    analysis.let_states[number].progress = Progress::done;
    return;
  }
  let.value = analyse_expression(analysis, syntax->value, Scope{});
  if (let.value.kind == ExprKind::today) {
    analysis.report(DiagnosticKind::today_alone, let.value.span);
    let.value = broken(let.value.span);
  } else if (let.value.type.kind == TypeKind::duration) {
    auto& diagnostic =
        analysis.report(DiagnosticKind::wrong_type, let.value.span, {"a duration", "a value or a condition"});
    diagnostic.help = "declare it as `parameter " + let.name + " : duration { from … }`";
    let.value = broken(let.value.span);
  }
  analysis.asking = std::move(asking);
  analysis.let_states[number].index = static_cast<std::uint16_t>(analysis.policy.lets.size());
  analysis.let_states[number].progress = Progress::done;
  analysis.policy.lets.push_back(std::move(let));
}

/// Names that stand anywhere in an expression: more than those that turn out to be `let`s, as codes look the same.
void collect_names(const syntax::Expr& expr, std::vector<std::string_view>& names) {
  if (!expr.path.empty()) names.push_back(expr.path.front().text);
  for (const auto& child : expr.children) collect_names(child, names);
  for (const auto& set : expr.sets) {
    names.push_back(set.name.text);
    for (const auto& condition : set.where) collect_names(condition, names);
    for (const auto& bound : set.bounds)
      for (const auto& operand : bound.operands) collect_names(operand, names);
  }
}

/// An order in which few `let`s need one that comes later, found without recursion: a chain of thousands is no trouble.
std::vector<std::uint16_t> likely_order(const Analysis& analysis) {
  const std::size_t count = analysis.lets.size();
  std::map<std::string_view, std::uint16_t> numbers;
  for (std::size_t i = 0; i < count; ++i) numbers[analysis.lets[i].syntax->name.text] = static_cast<std::uint16_t>(i);
  std::vector<std::vector<std::uint16_t>> needs(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::string_view> names;
    collect_names(analysis.lets[i].syntax->value, names);
    for (auto name : names)
      if (auto found = numbers.find(name); found != numbers.end()) needs[i].push_back(found->second);
  }
  std::vector<bool> seen(count);
  std::vector<std::uint16_t> order;
  for (std::size_t start = 0; start < count; ++start) {
    if (seen[start]) continue;
    seen[start] = true;
    std::vector<std::pair<std::uint16_t, std::size_t>> open{{static_cast<std::uint16_t>(start), 0}};
    while (!open.empty()) {
      auto& [number, next] = open.back();
      if (next == needs[number].size()) {
        order.push_back(number);
        open.pop_back();
        continue;
      }
      const std::uint16_t target = needs[number][next++];
      if (seen[target]) continue;
      seen[target] = true;
      open.emplace_back(target, 0);
    }
  }
  return order;
}

/// A sum with a duration parameter inside a date: its meaning depends on the day, so it is written out where it is
/// used.
bool moves_with_parameter(const Expr& expr) {
  if (expr.kind == ExprKind::add_duration && expr.duration.parameter) return true;
  return expr.type.kind == TypeKind::date && expr.kind == ExprKind::add_duration &&
         std::ranges::any_of(expr.children, moves_with_parameter);
}

}  // namespace

void analyse_lets(Analysis& analysis) {
  for (std::uint16_t number : likely_order(analysis))
    if (analysis.let_states[number].progress == Progress::waiting) analyse_let(analysis, number);
}

bool names_rows(const Analysis& analysis, std::uint16_t number) {
  const auto& value = analysis.lets[number].syntax->value;
  return value.kind == syntax::ExprKind::rows || (value.kind == syntax::ExprKind::selection && !value.path.empty());
}

std::optional<model::Set> rows_of_let(Analysis& analysis, std::uint16_t number, Span use) {
  note_reference(analysis, analysis.lets[number].syntax->name.text, use);
  if (analysis.let_states[number].progress == Progress::waiting) analyse_let(analysis, number);
  return analysis.let_states[number].rows;
}

Expr let_value(Analysis& analysis, std::uint16_t number, Span use) {
  note_reference(analysis, analysis.lets[number].syntax->name.text, use);
  if (analysis.let_states[number].progress == Progress::waiting) analyse_let(analysis, number);
  const LetState& state = analysis.let_states[number];
  if (state.progress == Progress::open) return broken(use);  // a circle: see check_circles
  const model::Let& let = analysis.policy.lets[state.index];
  if (moves_with_parameter(let.value)) {
    Expr copy = let.value;
    copy.span = use;
    return copy;
  }
  Expr expr;
  expr.kind = is_broken(let.value) ? ExprKind::broken : ExprKind::let;
  expr.type = let.value.type;
  expr.table = let.value.table;
  expr.span = use;
  expr.index = state.index;
  return expr;
}

}  // namespace safon::analysis
