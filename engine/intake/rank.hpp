// The order in which people are ranked: by what they bring, then by lot where there is a seed, then by id.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/plan/intake.hpp"

namespace safon {

/// A date (days), a number (micros), or a quotient of them; absent ones come last.
struct RankValue {
  std::int64_t number = 0, denominator = 1;  // positive
  bool absent = false;
  std::string text;  // "2007-04-01", "82.5"; takes no part in the order
};

struct Ranked {
  std::string_view id;
  std::span<const RankValue> keys;  // as Intake::ranking
};

/// Whether a goes before b. Nobody's id is another's, so that every two are in an order.
[[nodiscard]] bool goes_before(const Intake& intake, const Ranked& a, const Ranked& b);

/// The lot that somebody draws: the same for the same seed, intake and id, on any machine.
[[nodiscard]] std::uint64_t lot(std::int64_t seed, std::string_view intake, std::string_view id);

}  // namespace safon
