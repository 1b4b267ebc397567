// The pairs that a matching proposes, and why each of the others went without.
#pragma once
#include <expected>
#include <vector>

#include "engine/match/match.hpp"
#include "engine/match/people.hpp"

namespace safon::match {

inline constexpr std::uint32_t most_givers = 10'000;
inline constexpr std::size_t most_pairs = 250'000;  // that are possible

enum class TooMany : std::uint8_t { seekers, givers, pairs };

struct Proposal {
  Task task;                         // seekers and givers by their places in People
  std::vector<std::uint32_t> given;  // by seeker: the giver, or nobody

  /// Of a pair that is possible: bit w, wish w is kept.
  [[nodiscard]] std::uint8_t kept(std::uint32_t seeker, std::uint32_t giver) const;
  /// How many seekers each giver is given.
  [[nodiscard]] std::vector<std::uint32_t> loads() const;
};

/// Nobody is matched with themselves. What somebody is known not to have is neither the same as anything nor different.
[[nodiscard]] std::expected<Proposal, TooMany> propose(const Matching& matching, const People& people);

/// Why no pair of a seeker is possible. Each giver is counted once, by what excludes it first.
struct Excluded {
  std::size_t self = 0;                    // the seeker can be had too
  std::vector<std::size_t> by_constraint;  // in the order of the policy
};
[[nodiscard]] Excluded excluded(const Matching& matching, const People& people, std::uint32_t seeker);

}  // namespace safon::match
