// What one programme knows of the statuses that its participants hold in others.
//
// It goes by the days of both: a status is asked about as of a day, and known from the day on whose night it was
// recorded. A decision comes after its day's night, so the next day is the first to know of it, and then knows it to
// have held since the day before.
#pragma once
#include <span>
#include <vector>

#include "engine/evaluate/evaluate.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

using Elsewhere = std::span<const HeldElsewhere>;

/// Those of one participant out of those of all.
[[nodiscard]] Elsewhere of_participant(Elsewhere all, std::uint32_t participant);

/// Adds what an event of another programme makes of a participant's statuses there; most make nothing of them.
void note(const CompiledPolicy& policy, const Event& event, std::uint32_t participant,
          std::vector<HeldElsewhere>& held);

/// A status of the programme as a state has it: known from the beginning, after a decision from the day after it.
[[nodiscard]] HeldElsewhere held_elsewhere(const CompiledPolicy& policy, std::uint16_t programme,
                                           std::uint32_t participant, const HeldStatus& held);

/// The order that ProgressInput wants.
void put_in_order(std::vector<HeldElsewhere>& held);

/// Gives `size` rows to the standings in `programmes`: nobody has entered any of them.
void stand_nowhere(std::span<Standing> standing, std::span<const std::uint16_t> programmes, std::size_t size);

/// Writes row `row` of the standings in `programmes`: where somebody stood on `day`, by what was known on `known`. Who
/// has not entered a programme is known to have no status of it.
void stand_elsewhere(std::span<Standing> standing, std::span<const std::uint16_t> programmes, std::size_t row,
                     Elsewhere held, Date day, Date known);

/// All programmes but this one, each after those that it asks.
[[nodiscard]] std::vector<std::uint16_t> other_programmes(const CompiledPolicy& policy, std::uint16_t programme);

/// The same of one participant in all rows, and in all programmes but one: to explain what that one asks.
void stand_elsewhere(const CompiledPolicy& policy, std::uint16_t programme, std::span<Standing> standing,
                     Elsewhere held, Date day, Date known);

}  // namespace safon
