// What a draft does to one participant in one programme, out of the two histories.
#pragma once
#include <optional>

#include "engine/progress/progress.hpp"
#include "engine/simulate/pairing.hpp"

namespace safon::side_by_side {

/// One policy's: on the as-of day, and as far ahead as it was looked. Statuses in that policy's indices.
struct Lived {
  const ProgressState* now = nullptr;
  const ProgressState* later = nullptr;
  const Programme* programme = nullptr;  // null: the policy has no such programme
  const std::vector<std::uint8_t>* to_paired = nullptr;
};

[[nodiscard]] Whereabouts place_of(const Lived& lived, const ProgressState& state, const std::vector<int>& rank);

/// The step on which the two ways part: the first that only one of them takes.
struct Parting {
  bool of_draft = false;              // who takes it
  std::uint16_t transition = none16;  // of that policy; none16: it is the entry
  Date on;                            // since when it holds
  std::size_t held = 0;               // so many statuses were held before it, on both sides
};

struct Difference {
  Effect effect{};
  std::uint8_t status = 0;
  std::optional<Date> reached_before, reached_after;
  Parting parting;
};
/// None where the draft changes nothing.
[[nodiscard]] std::optional<Difference> difference(const Lived& before, const Lived& after,
                                                   const std::vector<int>& rank);

}  // namespace safon::side_by_side
