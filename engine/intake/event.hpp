// What happens to an intake and to those who apply to it: the ledger's words. Appended, never rewritten.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/value/date.hpp"

namespace safon {

enum class IntakeEventKind : std::uint8_t {
  allocated,    // of the intake, nobody's: text says of how many
  placed,       // a place at once: no offer is made
  offered,      // due: the last day to answer
  waiting,      // on the waiting list
  not_placed,   //
  not_ranked,   // may be eligible, but a fact is not known: text names what is missing
  accepted,     // a place; by, effective: the day of the answer
  declined,     // likewise
  expired,      // effective: the first day that was too late
  withdrawn,    // an open offer to somebody who is not eligible any more
  passed_over,  // not eligible any more when a place fell free
};

inline constexpr std::size_t intake_event_kinds = std::size_t(IntakeEventKind::passed_over) + 1;

/// "not_placed": stable.
[[nodiscard]] std::string_view intake_event_name(IntakeEventKind kind);
[[nodiscard]] std::optional<IntakeEventKind> intake_event_kind(std::string_view name);

struct IntakeEvent {
  IntakeEventKind kind{};
  std::int64_t participant = 0;  // the register's key; 0: nobody's
  std::string id;
  Date on;                  // the day of the history that brought it
  Date effective;           // since when it holds
  std::optional<Date> due;  // of an offer
  std::uint32_t rank = 0;   // from 1; 0: not ranked
  std::string keys;         // what ranked them, as people read it: "2007-04-01, 82.5"
  std::string groups;       // of the allocation: for each group of the intake a line, see Applicant
  std::string text, by;
  Date known_from{never};  // a place: the day from which it counts in conditions; given by the book
  bool operator==(const IntakeEvent&) const = default;
};

/// Whether a place is theirs from `effective` on.
constexpr bool gives_place(IntakeEventKind kind) {
  return kind == IntakeEventKind::placed || kind == IntakeEventKind::accepted;
}

}  // namespace safon
