// Policies that a register holds, compiled from the texts in it, and which of them a question is answered by.
#pragma once
#include <expected>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "dsl/load/load.hpp"

namespace safon::office {

/// The one with that key. Refused where it no longer compiles: `called` names it, "wales_cpd` version `2026.1".
[[nodiscard]] std::expected<LoadedPolicy, Refusal> stored_policy(RegisterFile& in, std::int64_t key,
                                                                 const std::string& called);
[[nodiscard]] std::expected<LoadedPolicy, Refusal> stored_policy(RegisterFile& in, const PolicyRow& row);

using SharedPolicy = std::shared_ptr<const LoadedPolicy>;

/// Each compiled once, however often it is asked for. By several threads at once.
class StoredPolicies {
 public:
  [[nodiscard]] std::expected<SharedPolicy, Refusal> with_key(RegisterFile& in, std::int64_t key,
                                                              const std::string& called);

  /// The published version that is in force on the day; or else, where nothing was published, the one stored last.
  /// Null where the register holds none.
  [[nodiscard]] std::expected<SharedPolicy, Refusal> in_force(RegisterFile& in, Date day);

  /// For questions about one participant: the published version that they were settled under last, else as in_force().
  [[nodiscard]] std::expected<SharedPolicy, Refusal> of(RegisterFile& in, ParticipantKey participant, Date day);

 private:
  std::mutex mutex_;
  std::map<std::int64_t, SharedPolicy> compiled_;
};

}  // namespace safon::office
