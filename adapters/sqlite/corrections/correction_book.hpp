// The corrections of a register: appended to its ledger, each with the record version that it makes.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "adapters/sqlite/corrections/corrected_versions.hpp"

namespace safon {

/// A participant's newest record, and what it is made of.
struct RecordNow {
  VersionKey version = 0;
  Behind behind;
  std::string council;
  RecordBatch record;  // in the shape in which it is stored
  RecordBatch told;    // what the council had sent, in the same shape
};
[[nodiscard]] std::expected<RecordNow, RegisterError> record_now(RegisterFile& in, ParticipantKey participant);

/// Which of the corrections that a record carries is of this value, as that record has it; none: no one is.
[[nodiscard]] std::expected<std::optional<CorrectionNumber>, RegisterError> correction_of(RegisterFile& in,
                                                                                          const RecordNow& now,
                                                                                          const RecordCell& cell);

/// Of everybody, or of one participant; oldest first.
[[nodiscard]] std::expected<std::vector<CorrectionEvent>, RegisterError> correction_events(
    RegisterFile& in, std::optional<ParticipantKey> participant = std::nullopt);

/// Appends a correction or a withdrawal with the version that it makes, in one transaction: gives a correction its
/// number, and ends the one that it `replaces`. What was appended. Fault `stale` when `seen` is not the participant's
/// newest version any more: look again.
struct AppendedCorrection {
  CorrectionEvent event;
  Date known_from;
};
[[nodiscard]] std::expected<AppendedCorrection, RegisterError> append_correction(
    RegisterFile& in, const CompiledPolicy& policy, VersionKey seen, std::optional<CorrectionNumber> replaces,
    CorrectionEvent event);

/// A value that a record version carries by a correction: where it stands in what the council had sent.
struct CorrectedValue {
  CorrectionEvent made;
  RecordBatch record;
  RecordCell cell;
};
/// In the shape of `schema`; those that it has no field for are left out.
[[nodiscard]] std::expected<std::vector<CorrectedValue>, RegisterError> corrected_values(RegisterFile& in,
                                                                                         const Schema& schema,
                                                                                         VersionKey version);

/// The numbers of the corrections that a record version carries.
[[nodiscard]] std::expected<std::vector<CorrectionNumber>, RegisterError> corrections_in(RegisterFile& in,
                                                                                         VersionKey version);

}  // namespace safon
