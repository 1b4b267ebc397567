// What people record about waivers, as the ledger has it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/plan/adjustable.hpp"
#include "engine/value/date.hpp"

namespace safon {

enum class WaiverEventKind : std::uint8_t {
  proposed,   // by one person, with the reason and the last day
  approved,   // by another; when enough have, it holds
  refused,    // a proposal, or one that waits to be confirmed again
  withdrawn,  // by whoever asks for it no longer, before or while it holds
  confirmed,  // again, since the requirement's text is another; when enough have, it holds under that text
};

/// "proposed": stable.
[[nodiscard]] std::string_view waiver_event_name(WaiverEventKind kind);
/// The kind of that name; none for a name that is no event's.
[[nodiscard]] std::optional<WaiverEventKind> waiver_event_kind(std::string_view name);

struct WaiverEvent {
  std::int64_t waiver = 0;  // its number, from 1
  WaiverEventKind kind{};
  std::int64_t participant = 0;  // ParticipantKey
  std::string id;                // of the participant
  std::string what;              // stable name of the requirement, or of the parameter
  Date on;                       // the day on which it was said
  std::string by, role, reason;
  std::string rule;                     // names the text of that on which it rests
  std::int64_t version = 0;             // of the participant's record, the newest that was there
  std::optional<Date> until;            // proposed: the last day on which it is to hold
  std::uint8_t approvers = 0;           // proposed: how many the policy asks for
  std::string evidence;                 // proposed: what is accepted in place of what is required; empty: nothing is
  std::optional<ParameterValue> value;  // proposed, of a parameter: what it is adjusted to
  std::optional<Date> known_from;       // where it changes what holds: the first day that knows of it
};

}  // namespace safon
