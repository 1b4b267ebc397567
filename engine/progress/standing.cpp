#include "engine/progress/standing.hpp"

#include "engine/progress/before.hpp"
#include "engine/progress/validity.hpp"

namespace safon {

std::vector<Standing> standing_of(const CompiledPolicy& policy, std::uint16_t programme,
                                  std::span<const ProgressState* const> states) {
  std::vector<Standing> all(policy.programmes.size());
  for (std::size_t p = 0; p < all.size(); ++p) {
    all[p].status.assign(states.size(), policy.programmes[p].initial);
    all[p].status_since.assign(states.size(), unknown_value<std::int32_t>);
    all[p].entered.assign(states.size(), unknown_value<std::int32_t>);
    all[p].ever.assign(states.size(), 0);
    all[p].validity.assign(states.size(), unknown_value<std::int32_t>);
  }
  if (programme >= all.size()) return all;
  auto& own = all[programme];
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (!states[i] || states[i]->history.empty()) continue;
    const auto& history = states[i]->history;
    own.status[i] = history.back().status;
    own.status_since[i] = began(policy.programmes[programme], history).days;
    own.entered[i] = history.front().effective.days;
    own.validity[i] = validity_of(policy, policy.programmes[programme], history).days;
    for (const auto& held : history) own.ever[i] |= std::uint64_t{1} << held.status;
  }
  return all;
}

}  // namespace safon
