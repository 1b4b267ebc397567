#include "engine/progress/wording.hpp"

#include <algorithm>

namespace safon {
namespace {

std::string quoted(const std::string& name) {
  return "`" + name + "`";
}

std::string recorded_as(const Programme& programme, const HeldStatus& held) {
  return "recorded as " + quoted(programme.statuses[held.status].name) + " since " + to_iso(held.effective) +
         ", but under the facts known now ";
}

/// The condition of a transition as an author knows it: a requirement's name, else what the rule says.
std::string condition_name(const CompiledPolicy& policy, const Transition& transition) {
  if (transition.node == no_node) return transition.name;
  const auto& node = policy.outline.nodes[transition.node];
  if (!node.name.empty()) return node.name;
  return node.text.empty() ? transition.name : node.text;
}

/// One transition of each target, in order: "`a->b` and `a->c`".
std::string names_of(const Programme& programme, std::span<const std::uint16_t> enabled) {
  std::vector<std::uint8_t> named;
  std::string text;
  for (auto index : enabled) {
    const auto& transition = programme.transitions[index];
    if (std::find(named.begin(), named.end(), transition.to) != named.end()) continue;
    named.push_back(transition.to);
    if (!text.empty()) text += " and ";
    text += quoted(transition.name);
  }
  return text;
}

}  // namespace

std::string was_not_met(const CompiledPolicy& policy, const Programme& programme, const HeldStatus& held) {
  return recorded_as(programme, held) + quoted(condition_name(policy, programme.transitions[held.transition])) +
         " was not met then";
}

std::string would_be(const Programme& programme, const HeldStatus& held, std::span<const std::uint16_t> enabled,
                     Date day) {
  const auto to = programme.transitions[enabled.front()].to;
  const auto start = recorded_as(programme, held);
  for (auto index : enabled)
    if (programme.transitions[index].to != to) return start + conflict(programme, enabled, day);
  if (to == held.status) return start + "it would be since " + to_iso(day);
  return start + quoted(programme.statuses[to].name) + " would have come first, on " + to_iso(day);
}

std::string would_enter(Date recorded, Date now) {
  return "recorded as entered on " + to_iso(recorded) + ", but under the facts known now it would be " + to_iso(now);
}

std::string would_not_enter(Date recorded) {
  return "recorded as entered on " + to_iso(recorded) + ", but under the facts known now there is no day of entry";
}

std::string conflict(const Programme& programme, std::span<const std::uint16_t> enabled, Date day) {
  return names_of(programme, enabled) + " are met on the same day, " + to_iso(day);
}

std::string circle(const Programme& programme, std::uint16_t transition, Date day) {
  const auto& back = programme.transitions[transition];
  return quoted(back.name) + " leads back to " + quoted(programme.statuses[back.to].name) +
         ", which was reached on the same day, " + to_iso(day);
}

}  // namespace safon
