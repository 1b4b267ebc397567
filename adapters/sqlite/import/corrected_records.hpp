// What becomes of officers' corrections when a council's records come in.
#pragma once
#include <string>

#include "adapters/sqlite/corrections/corrected_versions.hpp"
#include "adapters/sqlite/import/participant_set.hpp"
#include "adapters/sqlite/ledger/projections.hpp"

namespace safon {

struct ImportResult;

class CorrectedRecords {
 public:
  /// One question about the register: whose record was ever corrected.
  explicit CorrectedRecords(RegisterFile::Inside& inside);

  [[nodiscard]] bool has(ParticipantKey participant) const { return who_.has(participant); }

  /// What the version that a new record comes after is made of; nothing where nobody has corrected anything.
  [[nodiscard]] Behind behind(ParticipantKey participant, VersionKey before);

  /// A record that was just stored, and where it stands.
  struct Arrived {
    ParticipantKey participant = 0;
    std::string_view id, council;
    KnownVersion told;    // what the council has sent
    KnownVersion newest;  // of the participant, now
    std::string_view council_of_newest;
    std::int64_t policy = 0;
    Date received;
  };
  /// Applies again what `before` carries and what still holds, as a version of its own; ends the rest where the record
  /// is the newest. Counts in `result`.
  void carry_on(const Behind& before, const Arrived& arrived, Projection& projection, ImportResult& result);

 private:
  RegisterFile::Inside& inside_;
  CorrectedVersions versions_;
  ParticipantSet who_;
};

}  // namespace safon
