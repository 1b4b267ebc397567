// An officer's decision on an open case: what it would bring, and then writing it down. The command line and the
// console both decide through this.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "adapters/office/participant.hpp"

namespace safon::office {

/// A decision dated further ahead than this is a slip of the pen, and would settle all the days until then.
inline constexpr std::int32_t days_ahead = 31;

struct DecisionAsked {
  bool certify = true;            // or decline
  Decided decided = Decided::no;  // else neither: a status is taken away, or given back
  std::string id, status;         // that the case is for; that is taken away, or given back
  std::string to;                 // revoked: where it leads; empty: the one way that there is
  std::string programme;          // empty: the one with an open case for the status, or where it is held
  std::string by, reason;
  std::optional<Date> defer_until;    // neither certified nor declined: put off to this day
  std::optional<Date> on;             // none: today, or the last day that was evaluated where that is later
  std::optional<std::uint64_t> seen;  // the state that whoever decides has looked at, as Outcome::seen had it
};

/// What a decision would bring. Nothing is written yet.
struct Outcome {
  StatusOf wanted;
  Date on;
  LoadedParticipant participant;  // before it, brought up to its day
  ProgressState after;
  std::vector<Event> events;  // of the days that are not evaluated yet, then its own
  std::size_t brought = 0;    // how many of them are of the days before
  std::uint64_t seen = 0;     // names the state that it rests on
  std::string by;             // as it is recorded
};

/// The case for a status that waits in this state; null when none does.
[[nodiscard]] const OpenCase* open_case(const Programme& programme, const ProgressState& state, std::uint8_t to);

/// The day on which a decision counts that names none. Refused where the register cannot be read.
[[nodiscard]] std::expected<Date, Refusal> day_to_decide(RegisterFile& in, Date today);

/// Refused with fault `stale` when `seen` is given and the participant has moved on since.
[[nodiscard]] std::expected<Outcome, Refusal> foresee_decision(RegisterFile& in, const CompiledPolicy& policy,
                                                               const DecisionAsked& asked, Date today);

/// Into the ledger. Refused with fault `stale` when somebody was faster, `busy` when somebody else has been writing for
/// too long: foresee it again.
[[nodiscard]] std::expected<void, Refusal> record_decision(RegisterFile& in, const CompiledPolicy& policy,
                                                           const Outcome& outcome);

/// Both: foresees and records, again where somebody else has been writing for long. A decision that rests on a state
/// that is gone is refused, whoever asks again.
[[nodiscard]] std::expected<Outcome, Refusal> take_decision(RegisterFile& in, const CompiledPolicy& policy,
                                                            const DecisionAsked& asked, Date today);

}  // namespace safon::office
