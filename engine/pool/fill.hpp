// Items of which none may count twice: what each of several members can be given, and which item counts for which.
// Members are served in their order: one takes as much of what it needs as it can, and those after it share the rest.
// Who has taken an item gives it up for another one, as long as it has as many: so nobody lacks for the order alone.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace safon::pool {

inline constexpr std::size_t most_members = 6;

/// Members as bits: member m is 1 << m.
using Members = std::uint8_t;

/// How many items there are of each kind: of those that may count for just these members.
using Supply = std::array<std::int64_t, std::size_t{1} << most_members>;

/// The most items that these members can be given together, each at most as many as it needs.
[[nodiscard]] std::int64_t most_given(const Supply& supply, std::span<const std::uint16_t> needs, Members members);

/// Whether the member is given all that it needs.
[[nodiscard]] bool is_filled(const Supply& supply, std::span<const std::uint16_t> needs, std::size_t member);

/// The fewest members, the given one and others before it, that need more together than there is for them: of several
/// such sets the one whose members come first. 0 when the member is given what it needs.
[[nodiscard]] Members competing(const Supply& supply, std::span<const std::uint16_t> needs, std::size_t member);

inline constexpr std::uint8_t for_nobody = 0xFF;

/// For which member each item counts, given for which each may: the first items for the first members, as far as
/// everybody has as many as they can be given.
[[nodiscard]] std::vector<std::uint8_t> assign(std::span<const Members> items, std::span<const std::uint16_t> needs);

}  // namespace safon::pool
