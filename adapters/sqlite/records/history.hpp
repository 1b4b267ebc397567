// The versions of a participant's record, from the newest back: by the day from which they are known, then by key.
#pragma once
#include <optional>
#include <string_view>

#include "adapters/sqlite/inside.hpp"

namespace safon {

struct KnownVersion {
  VersionKey key = 0;
  Date from;  // the day from which it is known
};

class VersionHistory {
 public:
  /// `where`: the schema of the derived tables, "main" or "temp".
  VersionHistory(RegisterFile::Inside& inside, std::string_view where);

  /// None: the participant has no record.
  [[nodiscard]] std::optional<KnownVersion> newest(ParticipantKey participant);
  /// The one before it. None: it is the oldest.
  [[nodiscard]] std::optional<KnownVersion> before(const KnownVersion& version);
  /// Puts a version that is new into its place. `newest`: of its participant, before it came.
  void insert(const KnownVersion& version, const KnownVersion& newest);

 private:
  void put(VersionKey version, const KnownVersion& before);

  sql::Statement learned_, standing_, before_, put_;
};

}  // namespace safon
