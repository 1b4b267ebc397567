#include "engine/simulate/pairing.hpp"

#include <algorithm>

namespace safon::side_by_side {
namespace {

template <class All>
std::optional<std::uint16_t> called(const All& all, const std::string& name) {
  const auto found = std::ranges::find(all, name, &All::value_type::name);
  if (found == all.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - all.begin());
}

/// The statuses of both, in the order of the draft; one that it has not comes after the one that it came after.
std::vector<Status> merged(const Programme* before, const Programme* after) {
  auto all = after != nullptr ? after->statuses : before->statuses;
  if (before == nullptr || after == nullptr) return all;
  for (std::size_t s = 0; s < before->statuses.size(); ++s) {
    if (called(all, before->statuses[s].name)) continue;
    const auto previous =
        s == 0 ? all.begin() : std::ranges::find(all, before->statuses[s - 1].name, &Status::name) + 1;
    all.insert(previous, before->statuses[s]);
  }
  return all;
}

void add(std::vector<Asked>& to, std::size_t node, bool of_draft) {
  auto found = std::ranges::find(to, node, &Asked::node);
  if (found == to.end()) found = to.insert(to.end(), Asked{.node = node});
  (of_draft ? found->after : found->before) = true;
}

}  // namespace

Pairing::Pairing(const CompiledPolicy& before, const CompiledPolicy& after) : before_(before), after_(after) {
  pair_programmes();
  // The draft's order first; what only the policy in force has comes after it.
  add_outline(after, true);
  add_outline(before, false);
}

void Pairing::pair_programmes() {
  const auto add = [&](std::optional<std::uint16_t> before, std::optional<std::uint16_t> after) {
    const auto* old_one = before ? &before_.programmes[*before] : nullptr;
    const auto* new_one = after ? &after_.programmes[*after] : nullptr;
    PairedProgramme pair{.before = before, .after = after, .from_before = {}, .from_after = {}, .rank = {}};
    const auto statuses = merged(old_one, new_one);
    for (std::size_t s = 0; s < statuses.size(); ++s)
      pair.rank.push_back(statuses[s].setback || statuses[s].away ? -1 : int(s));
    const auto index = [&](const Status& status) { return static_cast<std::uint8_t>(*called(statuses, status.name)); };
    if (old_one != nullptr)
      for (const auto& status : old_one->statuses) pair.from_before.push_back(index(status));
    if (new_one != nullptr)
      for (const auto& status : new_one->statuses) pair.from_after.push_back(index(status));
    programmes_.push_back(std::move(pair));
  };
  for (std::uint16_t p = 0; p < after_.programmes.size(); ++p)
    add(called(before_.programmes, after_.programmes[p].name), p);
  for (std::uint16_t p = 0; p < before_.programmes.size(); ++p)
    if (!called(after_.programmes, before_.programmes[p].name)) add(p, std::nullopt);
}

std::vector<SimulatedProgramme> Pairing::simulated() const {
  std::vector<SimulatedProgramme> all;
  for (const auto& pair : programmes_) {
    const auto* before = pair.before ? &before_.programmes[*pair.before] : nullptr;
    const auto* after = pair.after ? &after_.programmes[*pair.after] : nullptr;
    const auto& named = after != nullptr ? *after : *before;
    SimulatedProgramme programme{
        .name = named.name, .label = named.label, .before = before != nullptr, .after = after != nullptr};
    for (const auto& status : merged(before, after))
      programme.statuses.push_back({.name = status.name,
                                    .label = status.label,
                                    .before = before != nullptr && called(before->statuses, status.name).has_value(),
                                    .after = after != nullptr && called(after->statuses, status.name).has_value()});
    const auto places = programme.statuses.size() + 1;
    programme.moves.assign(places, std::vector<std::uint64_t>(places, 0));
    all.push_back(std::move(programme));
  }
  return all;
}

std::size_t Pairing::node(const Node& named) {
  const auto [place, is_new] = by_name_.try_emplace(named.name, nodes_.size());
  if (is_new)
    nodes_.push_back(
        {.name = named.name, .label = named.label, .is_requirement = named.kind == NodeKind::requirement, .below = {}});
  return place->second;
}

void Pairing::add_outline(const CompiledPolicy& policy, bool of_draft) {
  const auto& outline = policy.outline;
  const auto add = [&](auto&& self, NodeId id) -> void {
    const auto& each = outline.nodes[id];
    if (!each.name.empty() && each.kind != NodeKind::reference) {
      const auto pair = node(each);
      (of_draft ? nodes_[pair].after : nodes_[pair].before) = id;
      auto below = nodes_[pair].below;  // nodes_ grows while it is gathered
      for (const auto child : each.children) gather(policy, of_draft, child, below);
      nodes_[pair].below = std::move(below);
    }
    for (const auto child : each.children) self(self, child);
  };
  for (const auto requirement : outline.requirements) add(add, requirement);
}

/// The first names on the way down from `from`, itself included.
void Pairing::gather(const CompiledPolicy& policy, bool of_draft, NodeId from, std::vector<Asked>& found) {
  const auto& each = policy.outline.nodes[from];
  if (each.kind == NodeKind::reference) {
    if (each.target != no_node) gather(policy, of_draft, each.target, found);
    return;
  }
  if (!each.name.empty()) return add(found, node(each), of_draft);
  for (const auto child : each.children) gather(policy, of_draft, child, found);
}

const std::vector<Asked>& Pairing::beneath(std::uint16_t programme, const std::string& transition) {
  const auto [place, is_new] = beneath_.try_emplace({programme, transition});
  if (!is_new) return place->second;
  const auto look_at = [&](const CompiledPolicy& policy, bool of_draft, std::optional<std::uint16_t> index) {
    if (!index) return;
    for (const auto& way : policy.programmes[*index].transitions)
      if (way.name == transition && way.node != no_node) gather(policy, of_draft, way.node, place->second);
  };
  look_at(after_, true, programmes_[programme].after);
  look_at(before_, false, programmes_[programme].before);
  return place->second;
}

}  // namespace safon::side_by_side
