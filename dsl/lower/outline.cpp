// The outline of conditions: their parts, and the values that they read, for explanations.
#include <algorithm>

#include "dsl/lower/lowering.hpp"

namespace safon {
namespace {

using model::Expr;
using model::ExprKind;

/// Whether the condition was written in parts. `within 3 months of` is two comparisons, but one thing that somebody
/// wrote.
bool has_parts(const Expr& expr) {
  const bool logic = expr.kind == ExprKind::and_ || expr.kind == ExprKind::or_ || expr.kind == ExprKind::not_ ||
                     expr.kind == ExprKind::implies;
  return logic && std::ranges::any_of(expr.children, [&](const Expr& child) {
           return child.span.begin != expr.span.begin || child.span.end != expr.span.end;
         });
}

Joint joint(ExprKind kind) {
  switch (kind) {
    case ExprKind::and_:
      return Joint::all;
    case ExprKind::or_:
      return Joint::any;
    case ExprKind::not_:
      return Joint::none_of;
    default:
      return Joint::implication;
  }
}

bool is_condition(const Expr& expr) {
  return expr.type.kind == model::TypeKind::condition;
}

}  // namespace

NodeId Lowering::add_node(Node node) {
  out.outline.nodes.push_back(std::move(node));
  return NodeId(out.outline.nodes.size() - 1);
}

bool Lowering::counts_working_days(const Expr& expr) const {
  const auto& dated = expr.duration;
  if (expr.kind == ExprKind::today || expr.kind == ExprKind::add_duration) {
    if (!dated.parameter && dated.literal.working_days != 0) return true;
    if (dated.parameter && std::ranges::any_of(policy.parameters[*dated.parameter].values,
                                               [](const auto& value) { return value.duration.working_days != 0; }))
      return true;
  }
  auto counts = [&](const Expr& inner) { return counts_working_days(inner); };
  for (const auto& set : expr.set)
    if (std::ranges::any_of(set.filter, counts)) return true;
  return std::ranges::any_of(expr.children, counts);
}

void Lowering::collect_values(const Expr& expr, std::vector<ShownValue>& values, std::set<std::uint16_t>& seen) {
  auto show = [&](TableId table, ColumnId column) {
    if (expr.table != root_table) return;
    values.push_back({.name = text(expr.span), .reg = value(expr, root_table), .table = table, .column = column});
  };
  // What bounds a set is the same for all its rows, where it is not theirs.
  auto show_bounds = [&] {
    for (const auto& filter : expr.set.front().filter) collect_values(filter, values, seen);
    for (const auto& child : expr.children) collect_values(child, values, seen);
  };
  switch (expr.kind) {
    case ExprKind::field:
      show(expr.table, expr.column);
      return;
    case ExprKind::row_field:
      if (const auto& row = expr.children[0]; row.table == root_table && row.type.kind == model::TypeKind::row)
        show(row.type.table, expr.column);
      return;
    case ExprKind::parameter:
      // It is the same for every row.
      if (policy.parameters[expr.index].type.kind != model::TypeKind::duration)
        values.push_back({.name = text(expr.span),
                          .reg = parameter(expr.index, root_table, place(expr.span)),
                          .adjustable = adjustable.contains(expr.index) ? adjustable.at(expr.index) : none16});
      return;
    case ExprKind::status_since:
      show(root_table, none16);
      return;
    case ExprKind::status_is:
    case ExprKind::status_was:
      // One's own is shown above the whole explanation.
      if (plan.moves(expr.index)) {
        const auto& name = policy.programmes[expr.index].name;
        Expr began = expr;
        began.kind = ExprKind::status_since;
        values.push_back({.name = "status of " + name,
                          .reg = standing(expr.index, StandingField::status, place(expr.span)),
                          .status_of = expr.index});
        values.push_back({.name = "status of " + name + " began", .reg = value(began, root_table)});
      }
      return;
    case ExprKind::placed:
      for (const auto intake : expr.codes)
        values.push_back({.name = policy.intakes[intake].name, .reg = placed_since(intake, place(expr.span))});
      return;
    case ExprKind::let: {
      const auto& let = policy.lets[expr.index];
      if (let.value.table != root_table) return;
      if (let.value.type.kind == model::TypeKind::row)
        values.push_back({.name = let.name, .reg = value(let.value, root_table), .table = let.value.type.table});
      else if (seen.insert(expr.index).second)
        collect_values(let.value, values, seen);
      return;
    }
    case ExprKind::selection:
      if (expr.table == root_table)
        values.push_back({.name = text(expr.span), .reg = value(expr, root_table), .table = expr.type.table});
      show_bounds();
      return;
    case ExprKind::best_of_each:
    case ExprKind::different_of_each:
      show_bounds();
      return;
    case ExprKind::aggregate:
      show(root_table, none16);
      [[fallthrough]];
    case ExprKind::quantifier:
    case ExprKind::coverage:
      if (expr.table == root_table && expr.kind != ExprKind::coverage) {
        const auto& set = expr.set.front();
        values.push_back(
            {.name = policy.schema.tables[set.table].name, .reg = rows_of(set, place(expr.span)), .table = set.table});
      }
      show_bounds();
      return;
    default:
      break;
  }
  for (const auto& child : expr.children) collect_values(child, values, seen);
  const bool lasts = expr.kind == ExprKind::today || expr.kind == ExprKind::add_duration;
  if (lasts && expr.duration.parameter) show_duration(*expr.duration.parameter, values, place(expr.span));
}

void Lowering::show_duration(std::uint16_t parameter, std::vector<ShownValue>& values, const Place& where) {
  ShownValue shown{.name = policy.parameters[parameter].name};
  for (const auto& value : values_in_force(parameter)) {
    const bool later = value.from > policy.in_force_from;
    shown.durations.push_back({later ? plan.since_day(value.from, where) : no_reg, value.duration});
  }
  if (!shown.durations.empty()) values.push_back(std::move(shown));
}

NodeId Lowering::condition_node(const Expr& expr, Reg verdict, const std::string& cites) {
  Node node{.kind = NodeKind::condition,
            .text = text(expr.span),
            .cites = cites,
            .place = place(expr.span),
            .verdict = verdict};
  if (expr.kind == ExprKind::requirement || expr.kind == ExprKind::requirement_part) {
    Lowered lowered = expr.kind == ExprKind::requirement ? requirement(expr.index) : part(expr.index);
    const Node target = out.outline.nodes[lowered.node];
    node.kind = NodeKind::reference;
    node.name = target.name;
    node.label = target.label;
    node.cites = target.cites;
    node.verdict = lowered.verdict;
    node.applicable = lowered.applicable;
    node.target = lowered.node;
  } else if (expr.kind == ExprKind::let && is_condition(expr)) {
    const auto& let = policy.lets[expr.index];
    node.name = let.name;
    node.label = let.label;
    if (auto made = let_nodes.find(expr.index); made != let_nodes.end()) {
      node.kind = NodeKind::reference;
      node.target = made->second;
      return add_node(std::move(node));
    }
    node.children.push_back(condition_node(let.value, verdict, cites));
    node.joint = Joint::all;
    return let_nodes[expr.index] = add_node(std::move(node));
  } else if (has_parts(expr)) {
    node.joint = joint(expr.kind);
    for (const auto& child : expr.children)
      node.children.push_back(condition_node(child, value(child, root_table), cites));
  } else if (expr.kind == ExprKind::coverage && !expr.element) {
    node.kind = NodeKind::coverage;
    node.joint = expr.elements == model::Quantity::every  ? Joint::all
                 : expr.elements == model::Quantity::some ? Joint::any
                                                          : Joint::none_of;
    for (const auto& element : policy.frameworks[expr.index].elements) {
      const auto& own = element.cites.empty() ? cites : element.cites;
      Reg reached = element_coverage(expr, element);
      node.children.push_back(add_node({.kind = NodeKind::condition,
                                        .name = policy.frameworks[expr.index].name + "." + element.name,
                                        .label = element.label,
                                        .text = text(expr.span),
                                        .cites = own,
                                        .place = place(expr.span),
                                        .verdict = reached}));
    }
  } else {
    std::set<std::uint16_t> seen;
    collect_values(expr, node.values, seen);
    // Past the calendar's end nobody knows the answer: the explanation has to say where that is.
    if (policy.calendar != none16 && counts_working_days(expr)) {
      const auto& calendar = policy.calendars[policy.calendar];
      node.values.push_back({.name = "last day of the calendar " + calendar.name,
                             .reg = plan.constant(calendar.last, root_table, node.place)});
    }
    // What both comparisons of a window read is shown once.
    auto shown = [](const ShownValue& a, const ShownValue& b) { return a.reg == b.reg && a.name == b.name; };
    for (std::size_t i = 0; i < node.values.size(); ++i)
      node.values.erase(std::remove_if(node.values.begin() + std::ptrdiff_t(i) + 1, node.values.end(),
                                       [&](const ShownValue& later) { return shown(node.values[i], later); }),
                        node.values.end());
  }
  return add_node(std::move(node));
}

}  // namespace safon
