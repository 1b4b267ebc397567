#include "dsl/compare/search/archive.hpp"

#include <algorithm>

namespace safon::comparison {
namespace {

constexpr std::size_t answers = 4;  // as numbered by Verdict: 0, 1 and 3

bool at_root(const CompiledPolicy& policy, Reg reg) {
  return reg != no_reg && policy.plan.registers[reg].kind == RegKind::verdict &&
         policy.plan.registers[reg].table == root_table;
}

}  // namespace

Archive::Archive(const Versions& versions, std::span<const Subject> subjects) : settled_(subjects.size(), false) {
  for (std::size_t s = 0; s < subjects.size(); ++s) add_parts(versions, s, subjects[s].node);
  cells_.assign(parts_.size(), std::vector<Cell>(answers * answers));
}

void Archive::add_parts(const Versions& versions, std::size_t subject, std::array<NodeId, 2> node) {
  Part part{.subject = subject};
  std::array<const Node*, 2> of{};
  for (const auto side : both_sides) {
    if (node[side] == no_node) continue;
    of[side] = &versions.policy(side).outline.nodes[node[side]];
    if (at_root(versions.policy(side), of[side]->verdict)) part.verdict[side] = of[side]->verdict;
  }
  parts_.push_back(part);
  const auto children = [&](Side side) {
    return of[side] && of[side]->kind != NodeKind::reference ? of[side]->children : std::vector<NodeId>{};
  };
  const auto name = [&](Side side, NodeId id) { return versions.policy(side).outline.nodes[id].name; };
  auto theirs = children(new_side);
  const auto own = children(old_side);
  // Parts with names are paired by them, the others by their place.
  for (std::size_t c = 0; c < own.size(); ++c) {
    const auto named = std::ranges::find_if(theirs, [&](NodeId id) {
      return id != no_node && !name(new_side, id).empty() && name(new_side, id) == name(old_side, own[c]);
    });
    NodeId pair = no_node;
    if (named != theirs.end())
      std::swap(pair, *named);
    else if (name(old_side, own[c]).empty() && c < theirs.size() && theirs[c] != no_node &&
             name(new_side, theirs[c]).empty())
      std::swap(pair, theirs[c]);
    add_parts(versions, subject, {own[c], pair});
  }
  for (const auto left : theirs)
    if (left != no_node) add_parts(versions, subject, {no_node, left});
}

void Archive::offer(const Trial& trial, std::size_t index, const Candidate& candidate) {
  const auto answer = [&](const Part& part, Side side) {
    return part.verdict[side] == no_reg ? std::size_t{2} : std::size_t(trial.verdict(side, part.verdict[side], index));
  };
  std::vector<int> met(settled_.size(), 0);
  for (const auto& part : parts_)
    if (!settled_[part.subject])
      for (const auto side : both_sides) met[part.subject] += answer(part, side) == std::size_t(Verdict::met);
  std::shared_ptr<const Candidate> kept;
  const auto size = size_of(candidate);
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    const auto subject = parts_[p].subject;
    if (settled_[subject]) continue;
    const auto old_answer = answer(parts_[p], old_side), new_answer = answer(parts_[p], new_side);
    const auto pair = old_answer * answers + new_answer;
    auto& cell = cells_[p][pair];
    if (!cell.most_and_least[0]) filled_.push_back({p, pair});
    cell.differs = old_answer != new_answer && old_answer != 2 && new_answer != 2;
    for (std::size_t least = 0; least < 2; ++least) {
      auto& place = cell.most_and_least[least];
      const int score = least ? -met[subject] : met[subject];
      const int had = place ? (least ? -place->met : place->met) : 0;
      if (place && (had > score || (had == score && place->size <= size))) continue;
      if (!kept) kept = std::make_shared<const Candidate>(candidate);
      place = Kept{kept, met[subject], size};
    }
  }
}

const Candidate& Archive::pick(Chance& chance) const {
  const auto of = [&](const std::array<std::size_t, 2>& at) -> const Cell& { return cells_[at[0]][at[1]]; };
  const Cell* cell = &of(chance.of(filled_));
  const bool wants_difference = chance.below(3) != 0;
  // A few tries are enough: what is drawn in vain is of use as well.
  for (int tries = 0; tries < 12; ++tries) {
    const auto& drawn = chance.of(filled_);
    if (settled_[parts_[drawn[0]].subject]) continue;
    cell = &of(drawn);
    if (!wants_difference || cell->differs) break;
  }
  const auto& place = cell->most_and_least[chance.below(3) == 0 ? 1 : 0];
  return *place->candidate;
}

}  // namespace safon::comparison
