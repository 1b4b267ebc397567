// The published versions of the policy that a register is run by: which of them is in force on a day, and for whom.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "adapters/office/policies/stored.hpp"
#include "adapters/sqlite/versions/publications.hpp"

namespace safon::office {

struct VersionsInForce {
  std::vector<PublishedVersion> rows;  // by day
  std::vector<SharedPolicy> loaded;    // as `rows`, compiled

  [[nodiscard]] const CompiledPolicy& policy(std::size_t version) const { return *loaded[version]->compiled; }
  [[nodiscard]] bool in_force(std::size_t version, Date day) const;
  /// The last that is in force on the day, whomever it is for; none before the first, or when all are retired.
  [[nodiscard]] std::optional<std::size_t> newest(Date day) const;
  /// The last that is in force on the day and for those who entered then.
  [[nodiscard]] std::optional<std::size_t> of(Date entered, Date day) const;
  /// Those that somebody may be under on the day, oldest first: one, unless it is for some alone.
  [[nodiscard]] std::vector<std::size_t> on(Date day) const;
  /// Some version that began by then is, or was, not for everyone.
  [[nodiscard]] bool was_for_some(Date day) const;
  /// Why somebody who entered then is under that version: the words that are recorded.
  [[nodiscard]] std::string reason(std::size_t version, Date entered, Date day) const;
};

/// None when nothing was published. Refused: two policies, or one that does not compile any more.
[[nodiscard]] std::expected<std::optional<VersionsInForce>, Refusal> versions_in_force(RegisterFile& in,
                                                                                       StoredPolicies& held);

}  // namespace safon::office
