// The automatic changes that a draw chooses from.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "adapters/sqlite/inside.hpp"
#include "engine/audit/sample.hpp"
#include "engine/plan/compiled_policy.hpp"

namespace safon {

/// The compiled text with that key; null where there is none that compiles.
using PolicyWithKey = std::function<const CompiledPolicy*(std::int64_t key)>;

/// How far the draws of a policy have come; see schema/version_12.cpp.
struct DrawnThrough {
  std::string through;  // ISO; empty: there was no draw
  std::int64_t events = 0, waiting = 1;
};

struct AuditFrame {
  std::vector<AutomaticChange> changes;
  std::int64_t waiting = 1;  // the first event, of those looked at, whose day is still to come
  bool complete = true;      // false: some change rests on a text that was not given
};

/// The changes of the policies of this name through `through`, among the events up to `events`, that no draw before has
/// covered, and of which the text that they rest on has some audited. Throws sql::Failure.
[[nodiscard]] AuditFrame audit_frame(const RegisterFile::Inside& inside, const std::string& policy,
                                     const DrawnThrough& before, Date through, std::int64_t events,
                                     const PolicyWithKey& with_key);

/// How far a stratum has come by the draws before this one. Throws sql::Failure.
[[nodiscard]] StratumCount stratum_before(const RegisterFile::Inside& inside, std::int64_t draw,
                                          const Stratum& stratum);

}  // namespace safon
