#include "adapters/office/certificates/waivers_behind.hpp"

#include <algorithm>
#include <set>

#include "adapters/sqlite/waivers/waiver_book.hpp"

namespace safon::office {
namespace {

/// Everything that a condition is made of, and the requirements that it names.
void reach(const Outline& outline, NodeId node, std::set<NodeId>& reached) {
  if (node == no_node || !reached.insert(node).second) return;
  reach(outline, outline.nodes[node].target, reached);
  for (const NodeId child : outline.nodes[node].children) reach(outline, child, reached);
}

/// Of CompiledPolicy::waivables the parameters from which these registers are made.
std::set<std::uint16_t> adjusted_behind(const Plan& plan, const std::vector<Reg>& registers) {
  std::vector<bool> wanted(plan.registers.size());
  const auto want = [&](Reg reg) {
    if (reg != no_reg) wanted[reg] = true;
  };
  for (const Reg reg : registers) want(reg);
  std::set<std::uint16_t> found;
  for (auto step = plan.steps.rbegin(); step != plan.steps.rend(); ++step) {
    if (!wanted[step->out]) continue;
    if (step->op == Op::adjusted) found.insert(step->programme);
    want(step->a);
    want(step->b);
    for (const Reg input : step->inputs) want(input);
  }
  return found;
}

/// The requirements that may be waived and the parameters that may be adjusted, and that a certified way to the status
/// asks for.
std::set<std::string> asked_for(const CompiledPolicy& policy, const std::string& programme, const std::string& status) {
  std::set<NodeId> reached;
  std::vector<Reg> conditions;
  for (const Programme& each : policy.programmes)
    for (const Transition& way : each.transitions)
      if (each.name == programme && way.certifiers > 0 && each.statuses[way.to].name == status) {
        reach(policy.outline, way.node, reached);
        conditions.push_back(way.condition);
      }
  std::set<std::string> names;
  for (const Waivable& each : policy.waivables)
    if (!each.adjustable && reached.contains(each.node)) names.insert(each.what);
  for (const auto index : adjusted_behind(policy.plan, conditions)) names.insert(policy.waivables[index].what);
  return names;
}

bool held_on(const Waiver& waiver, Date day) {
  if (!waiver.holds() && !waiver.end) return false;
  const Date last = waiver.end ? std::min(waiver.end->on, *waiver.proposal.until) : *waiver.proposal.until;
  return waiver.from <= day && day <= last;
}

}  // namespace

std::expected<std::vector<Waiver>, Refusal> waivers_behind(RegisterFile& in, const CompiledPolicy& policy,
                                                           const std::string& programme, const std::string& status,
                                                           ParticipantKey participant, Date since) {
  const auto names = asked_for(policy, programme, status);
  if (names.empty()) return {};
  const auto events = waiver_events(in, policy.name);
  if (!events) return std::unexpected(refusal(events.error()));
  auto all = waivers_of(*events);
  std::erase_if(all, [&](const Waiver& each) {
    return each.proposal.participant != participant || !names.contains(each.proposal.what) || !held_on(each, since);
  });
  return all;
}

}  // namespace safon::office
