// The derived tables from the tables that grow, from nothing.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapters/sqlite/inside.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// A settlement as the ledger has it, with the states that the ledger gives before it.
struct ReplayedSettlement {
  std::int64_t key = 0, programme_key = 0, policy_key = 0;
  const CompiledPolicy* policy = nullptr;  // the very text that it rests on; none when that was not given
  std::uint16_t programme = 0;             // in that policy
  std::optional<std::int64_t> run;         // none: an officer's decision
  bool rules_changed = false;
  std::vector<ParticipantKey> participants;
  std::vector<ProgressState> before;
  std::vector<std::uint64_t> sequences;  // of the states before
  std::vector<Event> events;             // participant: index into `participants`
  std::vector<VersionKey> versions;      // as `events`; 0: none
};
using ReplayWatcher = std::function<void(const ReplayedSettlement&)>;

/// Fills the derived tables of the schema `where`, which are empty. `trouble` hears of each settlement that cannot be
/// replayed, by key; the others are. `watcher` sees each that was.
void replay(RegisterFile::Inside& inside, std::span<const CompiledPolicy* const> policies, std::string_view where,
            const std::function<void(std::int64_t settlement, const RegisterError&)>& trouble,
            const ReplayWatcher& watcher = {});

}  // namespace safon
