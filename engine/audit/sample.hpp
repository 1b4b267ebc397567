// Which automatic changes go to audit: of every block of changes of one kind, as many as the policy says, chosen by
// lot. Pure: the same changes are drawn whichever nights were run.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/value/date.hpp"

namespace safon {

/// Changes that are counted together. Another share, or another seed, begins to count anew.
struct Stratum {
  std::string policy, programme, transition, council;  // no council: the rule takes those of all together
  std::int64_t share = 0, among = 1;                   // `share` of every `among`
  std::int64_t seed = 0;
  auto operator<=>(const Stratum&) const = default;
};

/// Whether each change of the block goes to audit: `among` answers, of which `share` are yes. Blocks are numbered from
/// 0.
[[nodiscard]] std::vector<bool> block_of(const Stratum& stratum, std::uint64_t block);

struct AutomaticChange {
  std::int64_t event = 0;        // its number in the ledger
  std::int64_t participant = 0;  // ParticipantKey
  std::string id;
  Date on;
  Stratum stratum;
};

/// How far a stratum has come.
struct StratumCount {
  Stratum stratum;
  std::uint64_t changes = 0, drawn = 0;
};

struct DrawnChange {
  AutomaticChange change;
  std::uint64_t number = 0;  // of the change in its stratum, from 1
};

struct AuditDraw {
  std::vector<StratumCount> counts;  // of the strata that have come further, after the draw; sorted
  std::vector<DrawnChange> drawn;    // by day, stratum and number
};

/// `changes`: those of some days, all of each day, in any order. `before`: how far a stratum had come.
[[nodiscard]] AuditDraw draw_audit(std::vector<AutomaticChange> changes,
                                   const std::function<StratumCount(const Stratum&)>& before);

}  // namespace safon
