// Corrections of records: what one would change, and then writing it down. The command line and the console both do it
// through this.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/corrections/correction_book.hpp"

namespace safon::office {

struct CorrectionAsked {
  std::string id;
  std::string field;               // as find_cell() reads it
  std::string value;               // what is right
  std::string source, reason;      // where that is from, and why it is corrected here
  std::string by, role;            // no role: officer
  std::optional<Date> on;          // none: today, or the last day that was evaluated where that is later
  std::optional<VersionKey> seen;  // the record that whoever corrects it has looked at
};

struct WithdrawalAsked {
  CorrectionNumber number = 0;
  std::string by, role, reason;
  std::optional<Date> on;
};

/// What would be recorded. Nothing is written yet.
struct CorrectionOutcome {
  CorrectionEvent event;
  std::string recorded, becomes;             // what the record says there, before and after
  std::optional<CorrectionNumber> replaces;  // another correction of the same value
  VersionKey seen = 0;                       // the record that it rests on
  std::optional<Date> known_from;            // once it is recorded
};

/// Refused with fault `stale` when `seen` is given and another record has come in since.
[[nodiscard]] std::expected<CorrectionOutcome, Refusal> foresee_correction(RegisterFile& in,
                                                                           const CorrectionAsked& asked, Date today);
[[nodiscard]] std::expected<CorrectionOutcome, Refusal> foresee_withdrawal(RegisterFile& in,
                                                                           const WithdrawalAsked& asked, Date today);
/// Foreseen and recorded, again where somebody else was faster or has been writing for long. `policy`: the one that the
/// participant is under.
[[nodiscard]] std::expected<CorrectionOutcome, Refusal> correct_record(RegisterFile& in, const CompiledPolicy& policy,
                                                                       const CorrectionAsked& asked, Date today);
[[nodiscard]] std::expected<CorrectionOutcome, Refusal> withdraw_correction(RegisterFile& in,
                                                                            const CompiledPolicy& policy,
                                                                            const WithdrawalAsked& asked, Date today);

/// A value of the newest record that may be corrected, by its field.
struct CorrectableValue {
  std::string field, value;
};
[[nodiscard]] std::expected<std::vector<CorrectableValue>, Refusal> values_to_correct(RegisterFile& in,
                                                                                      ParticipantKey participant);

/// A correction as it stands.
struct ListedCorrection {
  CorrectionEvent made;
  std::optional<CorrectionEvent> end;  // none: it holds
  std::string council;                 // of the participant

  [[nodiscard]] std::string_view state() const {
    return end ? correction_event_name(end->kind) : std::string_view("holds");
  }
};
/// Of everybody, or of the participant with that id; oldest first.
[[nodiscard]] std::expected<std::vector<ListedCorrection>, Refusal> list_corrections(RegisterFile& in,
                                                                                     const std::string& id = {});
/// Refused where there is none.
[[nodiscard]] std::expected<ListedCorrection, Refusal> find_correction(RegisterFile& in, CorrectionNumber number);

/// Those that a record version of the participant's carries, which explains where its values come from.
[[nodiscard]] std::expected<std::vector<ListedCorrection>, Refusal> corrections_behind(RegisterFile& in,
                                                                                       ParticipantKey participant,
                                                                                       VersionKey version);

}  // namespace safon::office
