// Who gets a place: from the order of rank, and what is kept for groups or limited by them. Pure and exact.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace safon {

inline constexpr std::uint32_t unlimited = UINT32_MAX;

/// `at_least` is a guarantee, not an extra: as far as so many are there. `at_most` is never passed.
struct PlaceGroup {
  std::uint32_t at_least = 0, at_most = unlimited;
};

struct Candidate {
  std::vector<std::uint32_t> groups;  // indices, ascending, none twice
  bool held = false;                  // has a place, and keeps it
};

/// Steps that the search for places may take. Groups that do not overlap, or overlap a little, need a few thousand.
inline constexpr std::uint64_t steps_to_give_places = 4'000'000;

/// `candidates` are in the order of rank, the first before all others; the answer is as long as they are and says who
/// has a place, those who held one included. Among the choices that keep every `at_most`, those that honour as many
/// guaranteed places as can be; of these the largest; of these the one that goes furthest by rank, read from the top.
/// None when the groups overlap in so many ways that the search was given up after `steps`.
[[nodiscard]] std::optional<std::vector<bool>> give_places(std::uint32_t capacity, std::span<const PlaceGroup> groups,
                                                           std::span<const Candidate> candidates,
                                                           std::uint64_t steps = steps_to_give_places);

}  // namespace safon
