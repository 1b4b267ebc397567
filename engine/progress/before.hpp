// Being away, and what was held before: a status that is `away` interrupts what somebody held, and a transition that
// restores goes on with it, from the days that it had.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// The entry whose status the last one of `history` holds: the last itself or, where that came back from being away,
/// the entry that was interrupted. `history` is not empty.
[[nodiscard]] std::size_t held_from(const Programme& programme, std::span<const HeldStatus> history);

/// The day since which the present status is held, whatever interrupted it. `history` is not empty.
[[nodiscard]] Date began(const Programme& programme, std::span<const HeldStatus> history);

/// The entry that a transition which restores would go on with: that of the last status that is not away. None: there
/// is no such.
[[nodiscard]] std::optional<std::size_t> held_before(const Programme& programme, std::span<const HeldStatus> history);

/// Its status.
[[nodiscard]] std::optional<std::uint8_t> status_before(const Programme& programme,
                                                        std::span<const HeldStatus> history);

/// The transition leads on from the present status; one that restores, to what was held before.
[[nodiscard]] bool leads_on(const Programme& programme, const Transition& transition,
                            std::span<const HeldStatus> history);

/// Why a status is held again: "restored: held since 2024-03-01"; empty where the transition does not restore.
/// `history`: up to the change.
[[nodiscard]] std::string restored(const Programme& programme, const Transition& transition,
                                   std::span<const HeldStatus> history);

}  // namespace safon
