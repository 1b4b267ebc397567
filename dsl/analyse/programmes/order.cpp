// Which programmes rest on statuses of which, however they get there, and in what order they can be settled.
#include <algorithm>
#include <iterator>
#include <set>
#include <variant>

#include "dsl/analyse/programmes/programmes.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;

/// The programmes whose statuses an expression asks for, through `let`s, requirements and their parts.
class Reach {
 public:
  explicit Reach(const Analysis& analysis) : policy_(analysis.policy) {}

  void add(const Expr& expr) {
    switch (expr.kind) {
      case ExprKind::status_is:
      case ExprKind::status_was:
      case ExprKind::status_since:
      case ExprKind::expired:
      case ExprKind::renewable:
        programmes.insert(expr.index);
        return;
      case ExprKind::let:
        if (lets_.insert(expr.index).second) add(policy_.lets[expr.index].value);
        return;
      case ExprKind::requirement:
        if (expr.index < policy_.requirements.size()) add_requirement(expr.index);
        return;
      case ExprKind::requirement_part:
        add_part(expr.index);
        return;
      default:
        break;
    }
    for (const auto& child : expr.children) add(child);
    for (const auto& set : expr.set)
      for (const auto& filter : set.filter) add(filter);
  }

  std::set<std::uint16_t> programmes;

 private:
  void add_requirement(std::uint16_t index) {
    if (!requirements_.insert(index).second) return;
    const auto& requirement = policy_.requirements[index];
    for (const auto& applies : requirement.applies) add(applies);
    for (const auto& item : requirement.body) add(item);
    add(requirement.exceptions);
  }

  /// Only what the part itself rests on, not the whole of its requirement.
  void add_part(std::uint16_t index) {
    const auto name = policy_.parts[index].substr(0, policy_.parts[index].find('.'));
    for (std::uint16_t r = 0; r < policy_.requirements.size(); ++r)
      if (policy_.requirements[r].name == name)
        for (const auto& item : policy_.requirements[r].body) add_part(item, index);
  }
  void add_part(const model::Item& item, std::uint16_t index) {
    if (item.part == index) {
      if (parts_.insert(index).second) add(item);
      return;
    }
    if (const auto* group = std::get_if<model::Group>(&item.body))
      for (const auto& inner : group->items) add_part(inner, index);
  }

  void add(const model::Item& item) {
    if (item.part != none16) add_pool_of(item.part);
    if (const auto* expr = std::get_if<Expr>(&item.body)) add(*expr);
    if (const auto* group = std::get_if<model::Group>(&item.body))
      for (const auto& inner : group->items) add(inner);
    add(item.exceptions);
  }
  /// What a member of a pool is given rests on what the others may have.
  void add_pool_of(std::uint16_t part) {
    for (const auto& pool : policy_.pools) {
      if (std::ranges::find(pool.members, part, &model::PoolMember::part) == pool.members.end()) continue;
      for (const auto& member : pool.members)
        member.part != none16 ? add_part(member.part) : add_requirement(member.requirement);
    }
  }
  void add(const std::vector<model::Exception>& exceptions) {
    for (const auto& exception : exceptions) {
      add(exception.condition);
      add(exception.exceptions);
    }
  }

  const model::Policy& policy_;
  std::set<std::uint16_t> lets_, requirements_, parts_;
};

/// A way from `from` back to it by what programmes ask, each named once; empty when there is none.
bool find_circle(const std::vector<model::Programme>& programmes, std::uint16_t at, std::uint16_t from,
                 std::vector<std::uint16_t>& way) {
  for (const auto asked : programmes[at].asks) {
    if (asked == from) return true;
    if (std::ranges::find(way, asked) != way.end()) continue;
    way.push_back(asked);
    if (find_circle(programmes, asked, from, way)) return true;
    way.pop_back();
  }
  return false;
}

void report_circle(Analysis& analysis, std::uint16_t from, const std::vector<std::uint16_t>& way) {
  const auto& programmes = analysis.policy.programmes;
  std::string text;
  for (const auto each : way) text += "`" + programmes[each].name + "`, which asks for one of ";
  auto& diagnostic =
      analysis.report(DiagnosticKind::programmes_in_a_circle, analysis.programmes[from].syntax->name.span,
                      {programmes[from].name, text + "`" + programmes[from].name + "`"});
  for (const auto each : way)
    if (each != from) diagnostic.notes.push_back({analysis.programmes[each].syntax->name.span, "declared here"});
  diagnostic.help = "let one of them ask for what the status rests on, as in `when REQUIREMENT`";
}

/// Every programme after those that it asks, else as they stand in the text. Those in a circle are left out.
std::vector<std::uint16_t> in_order(const std::vector<model::Programme>& programmes) {
  std::vector<std::uint16_t> order;
  const auto settled = [&](std::uint16_t p) { return std::ranges::find(order, p) != order.end(); };
  for (bool more = true; more;) {
    more = false;
    for (std::uint16_t p = 0; p < programmes.size() && !more; ++p)
      if (!settled(p) && std::ranges::all_of(programmes[p].asks, settled)) order.push_back(p), more = true;
  }
  return order;
}

void place_property(Analysis& analysis, model::Property& property) {
  Reach reach(analysis);
  reach.add(property.condition);
  auto& policy = analysis.policy;
  for (const auto p : policy.order)
    if (reach.programmes.contains(p)) property.programme = p;
  reach.programmes.erase(property.programme);
  auto& asks = policy.programmes[property.programme].asks;
  reach.programmes.insert(asks.begin(), asks.end());
  asks.assign(reach.programmes.begin(), reach.programmes.end());
}

/// On its day an intake asks everybody's standing in one programme.
void check_intake(Analysis& analysis, const model::Intake& intake) {
  Reach reach(analysis);
  for (const auto& from : intake.from) reach.add(from);
  for (const auto& group : intake.groups)
    for (const auto& who : group.who) reach.add(who);
  for (const auto& key : intake.ranking) reach.add(key.value);
  if (reach.programmes.size() < 2) return;
  const auto name = [&](auto programme) { return "`" + analysis.policy.programmes[*programme].name + "`"; };
  const auto first = reach.programmes.begin();
  analysis
      .report(DiagnosticKind::expired_by_many_programmes, intake.span,
              {intake.name, name(first), name(std::next(first))})
      .help = "an intake asks for statuses of one programme; let a status of that one rest on the other's";
}

}  // namespace

void order_programmes(Analysis& analysis) {
  auto& programmes = analysis.policy.programmes;
  for (std::uint16_t own = 0; own < programmes.size(); ++own) {
    Reach reach(analysis);
    for (const auto& transition : programmes[own].transitions) reach.add(transition.condition);
    reach.programmes.erase(own);
    programmes[own].asks.assign(reach.programmes.begin(), reach.programmes.end());
  }
  for (const auto& intake : analysis.policy.intakes)
    if (&intake == &analysis.policy.intakes.front() || intake.series.empty() || (&intake)[-1].series != intake.series)
      check_intake(analysis, intake);  // its years ask the same
  analysis.policy.order = in_order(programmes);
  std::set<std::uint16_t> reported;
  for (std::uint16_t own = 0; own < programmes.size(); ++own) {
    std::vector<std::uint16_t> way;
    if (reported.contains(own) || !find_circle(programmes, own, own, way)) continue;
    report_circle(analysis, own, way);
    reported.insert(way.begin(), way.end());
  }
  if (analysis.policy.order.size() != programmes.size() || programmes.empty()) return;
  for (auto& property : analysis.policy.properties) place_property(analysis, property);
}

}  // namespace safon::analysis
