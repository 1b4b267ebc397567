// Where everybody stands in an intake, from what was appended about it.
#pragma once
#include <expected>
#include <span>
#include <vector>

#include "engine/intake/event.hpp"

namespace safon {

/// One applicant, as the last event about them left them.
struct Application {
  IntakeEventKind state{};
  std::int64_t participant = 0;
  std::string id;
  Date since;               // of the state
  std::optional<Date> due;  // of an open offer
  std::uint32_t rank = 0;
  std::string keys, groups, reason;

  [[nodiscard]] bool holds_place() const { return gives_place(state) || state == IntakeEventKind::offered; }
};

struct IntakeLife {
  std::optional<IntakeEvent> allocated;   // none yet
  std::vector<Application> applications;  // by rank, then those who are not ranked
  [[nodiscard]] bool has_open_offers() const;
};

/// `events` of one intake, oldest first.
[[nodiscard]] IntakeLife life_of(std::span<const IntakeEvent> events);

/// The answer to an offer, as an event without what the book adds, or why it cannot be given: no open offer, a day
/// before it was made or after it ended.
[[nodiscard]] std::expected<IntakeEvent, std::string> answer(const IntakeLife& life, const std::string& id, bool accept,
                                                             Date answered, Date recorded, const std::string& by,
                                                             const std::string& reason);

}  // namespace safon
