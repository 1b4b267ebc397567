// What bears on a transition besides its condition: how long its start is held, its case, what an officer said of it.
#include <algorithm>

#include "engine/explain/needed.hpp"
#include "engine/explain/timeline.hpp"
#include "engine/progress/before.hpp"
#include "engine/progress/standing.hpp"

namespace safon {
namespace {

bool starts_from(const Transition& transition, std::uint8_t status) {
  return std::ranges::binary_search(transition.from, status);
}

/// Conditions by which time alone may lead out of the present status to one from which the way does not go on.
std::vector<Reg> ways_off(const Programme& programme, const Transition& way, std::span<const HeldStatus> history) {
  std::vector<Reg> regs;
  for (const auto& each : programme.transitions)
    if (&each != &way && each.certifiers == 0 && leads_on(programme, each, history) && each.to != way.to &&
        (!starts_from(way, each.to) || programme.statuses[each.to].final))
      regs.push_back(each.condition);
  return regs;
}

}  // namespace

Outlook outlook(const CompiledPolicy& policy, std::uint16_t programme_index, std::uint16_t transition,
                const RecordBatch& batch, std::size_t participant, const ProgressState& state, Date known_from,
                Date as_of, Elsewhere elsewhere) {
  Outlook outlook{.as_of = as_of};
  const auto& programme = policy.programmes[programme_index];
  const auto& way = programme.transitions[transition];
  outlook.setback = programme.statuses[way.to].setback;
  outlook.declined = declined_on(state, transition, known_from);
  for (const auto& open : state.cases)
    if (open.transition == transition) outlook.open = &open;
  if (!leads_on(programme, way, state.history) || state.stopped) return outlook;
  const auto regs = ways_off(programme, way, state.history);
  if (regs.empty()) return outlook;
  const std::vector<const ProgressState*> states(batch.size, &state);
  auto standing = standing_of(policy, programme_index, states);
  stand_elsewhere(policy, programme_index, standing, elsewhere, as_of, as_of);
  if (const auto day = first_met_after(policy, regs, batch, participant, standing, as_of))
    outlook.closes = Date{day->days - 1};
  return outlook;
}

}  // namespace safon
