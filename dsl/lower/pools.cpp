// Pools: what a member's condition comes to when each row counts once.
#include <algorithm>

#include "dsl/lower/lowering.hpp"

namespace safon {
namespace {

using model::Expr;

constexpr std::int64_t most_needed = UINT16_MAX;  // no list is as long

const Expr& quantifier_of(const Lowering& low, const model::PoolMember& member) {
  const auto& item = member.part != none16 ? *low.part_items.at(member.part)
                                           : low.policy.requirements[member.requirement].body.front();
  return std::get<Expr>(item.body);
}

Reg filled(Lowering& low, const std::vector<Reg>& rows, const std::vector<const Expr*>& members,
           std::vector<std::uint16_t> needs, TableId table, const Place& where) {
  if (needs.size() == members.size())
    return low.plan.make({.op = Op::is_filled,
                          .inputs = rows,
                          .table = table,
                          .count = std::int64_t(members.size()) - 1,
                          .codes = std::move(needs),
                          .place = where},
                         {.kind = RegKind::verdict});
  const Expr& next = *members[needs.size()];
  const auto with = [&](std::int64_t count) {
    auto more = needs;
    more.push_back(std::uint16_t(std::clamp<std::int64_t>(count, 0, most_needed)));
    return filled(low, rows, members, std::move(more), table, where);
  };
  if (next.quantity == model::Quantity::some) return with(1);
  if (!next.count.parameter) return with(next.count.literal);
  return low.for_each_value(*next.count.parameter, root_table, where, [&](const model::Parameter::Value& value) {
    return with(value.number.micros / micros_per_unit);
  });
}

}  // namespace

void Lowering::find_members() {
  for (std::uint16_t p = 0; p < policy.pools.size(); ++p) {
    const auto& pool = policy.pools[p];
    out.outline.pools.push_back({.table = pool.table});
    for (std::uint16_t m = 0; m < pool.members.size(); ++m) {
      const auto& member = pool.members[m];
      const auto* item =
          member.part != none16 ? part_items.at(member.part) : &policy.requirements[member.requirement].body.front();
      in_pools[item] = {p, m};
    }
  }
}

Lowered Lowering::shared(Membership of, const Lowered& own, const std::string& cites) {
  const auto& pool = policy.pools[of.pool];
  const auto where = place(pool.span);
  std::vector<Reg> rows;
  std::vector<const Expr*> members;
  for (std::size_t m = 0; m <= of.member; ++m) {
    members.push_back(&quantifier_of(*this, pool.members[m]));
    rows.push_back(rows_of(members.back()->set.front(), place(members.back()->span)));
  }
  const Reg verdict = filled(*this, rows, members, {}, pool.table, where);

  auto& shown = out.outline.pools[of.pool].members;
  for (std::size_t m = shown.size(); m < rows.size(); ++m) {
    Pool::Member member{.name = pool.members[m].name, .rows = rows[m], .needs = 1};
    const auto& count = members[m]->count;
    if (members[m]->quantity == model::Quantity::at_least) {
      member.needs = count.literal;
      if (count.parameter) member.needs_in_force = parameter(*count.parameter, root_table, where);
    }
    shown.push_back(std::move(member));
  }
  const NodeId share = add_node({.kind = NodeKind::condition,
                                 .name = pool.name,
                                 .label = pool.label,
                                 .text = text(pool.span),
                                 .cites = pool.cites.empty() ? cites : pool.cites,
                                 .place = where,
                                 .verdict = plan.any_of({plan.not_of(own.verdict, where), verdict}, root_table, where),
                                 .pool = of.pool,
                                 .member = of.member});
  // Whoever is given what it needs has it. Where it is not there at all, the share is not what is lacking.
  const NodeId both = add_node(
      {.kind = NodeKind::all_of, .cites = cites, .place = where, .verdict = verdict, .children = {own.node, share}});
  return {.verdict = verdict, .node = both};
}

}  // namespace safon
