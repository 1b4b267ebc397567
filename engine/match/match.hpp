// Pairs of those who need somebody and those who can be had: mentors for participants.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace safon::match {

inline constexpr std::size_t most_wishes = 6;
inline constexpr std::uint32_t most_seekers = 10'000;
inline constexpr std::uint32_t nobody = 0xFFFFFFFF;

/// A pair that may be made: of a seeker and a giver, by number.
struct Possible {
  std::uint32_t seeker = 0, giver = 0;
  std::uint8_t wishes = 0;  // bit w: wish w is kept
};

struct Task {
  std::uint32_t seekers = 0;        // at most most_seekers
  std::vector<std::uint32_t> room;  // by giver: how many more seekers it can take
  std::vector<std::uint32_t> has;   // by giver: how many it has taken before, at most most_seekers; or empty: none
  std::size_t wishes = 0;           // at most most_wishes, the first counts most
  std::vector<Possible> possible;   // ascending by seeker, then giver; no pair twice
};

/// Whom each seeker is given, or nobody. As many seekers as can be are given somebody; of all such ways, one in which
/// as many pairs as can be keep the first wish; of these, the second, and so on; then one that spreads the seekers most
/// evenly over the givers, with those that they have (the least sum of squares). The same task always gives the same
/// pairs.
[[nodiscard]] std::vector<std::uint32_t> pair_off(const Task& task);

/// Why a seeker went without: those who compete with it, itself among them, and the givers that they compete for, all
/// of whose room is taken by others of them. Givers are empty where no pair was possible at all.
struct Shortage {
  std::vector<std::uint32_t> seekers, givers;  // ascending
};
[[nodiscard]] Shortage shortage(const Task& task, std::span<const std::uint32_t> given, std::uint32_t seeker);

}  // namespace safon::match
