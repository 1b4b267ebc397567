// What one day brings to an intake, when everybody is settled through it. Nothing is appended here.
#pragma once
#include <expected>
#include <vector>

#include "engine/intake/life.hpp"
#include "engine/ports/intake_book.hpp"
#include "engine/ports/record_source.hpp"

namespace safon {

/// The allocation, as of this day.
[[nodiscard]] std::expected<std::vector<IntakeEvent>, RegisterError> give_out(const CompiledPolicy& policy,
                                                                              std::uint16_t intake,
                                                                              RecordSource& source, IntakeBook& book,
                                                                              Date day);

/// Offers that ended unanswered, or were made to somebody who is not eligible any more, and who comes next. `before`:
/// all that happened until then.
[[nodiscard]] std::expected<std::vector<IntakeEvent>, RegisterError> look_at_offers(
    const CompiledPolicy& policy, std::uint16_t intake, RecordSource& source, IntakeBook& book,
    std::vector<IntakeEvent> before, Date day);

/// Offers to those on the waiting list who come next and are still eligible, where places are free, with those who are
/// passed over. `life` has everything that happened before on that day.
[[nodiscard]] std::expected<std::vector<IntakeEvent>, RegisterError> offer_free_places(
    const CompiledPolicy& policy, std::uint16_t intake, RecordSource& source, IntakeBook& book, const IntakeLife& life,
    Date day);

}  // namespace safon
