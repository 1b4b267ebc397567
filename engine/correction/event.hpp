// What is recorded about corrections of records, as the ledger has it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/value/date.hpp"

namespace safon {

enum class CorrectionEventKind : std::uint8_t {
  corrected,  // an officer says what is right, with the source
  withdrawn,  // an officer takes that back: the council's value counts
  replaced,   // an officer corrects the same value again
  mended,     // a return says what it was corrected to
  overtaken,  // a return says something else there, or nothing
};

/// "corrected": stable.
[[nodiscard]] std::string_view correction_event_name(CorrectionEventKind kind);
/// The kind of that name; none for a name that is no event's.
[[nodiscard]] std::optional<CorrectionEventKind> correction_event_kind(std::string_view name);

struct CorrectionEvent {
  std::int64_t correction = 0;  // its number, from 1
  CorrectionEventKind kind{};
  std::int64_t participant = 0;        // ParticipantKey
  std::string id;                      // of the participant
  std::string field;                   // as the policy names it: "courses[2].held"
  std::string was;                     // what the council had sent
  std::string value;                   // corrected: what is right; overtaken: what the council sends instead
  std::int64_t told = 0;               // the record version that the council had sent
  std::int64_t version = 0;            // the record version that this makes
  std::int64_t rests_on = 0;           // the policy text
  std::optional<std::int64_t> import;  // mended, overtaken: by which return
  Date on;                             // the day on which it was said, or the return was received
  std::string by, role;                // empty where a return did it
  std::string source, reason;          // source: of corrected
};

}  // namespace safon
