// How much one policy may hold. Far above any real policy, low enough that a hostile file cannot fill the memory.
#pragma once
#include <cstddef>
#include <cstdint>

namespace safon::analysis::limits {

inline constexpr std::size_t declarations = 10'000;
inline constexpr std::size_t codes_in_a_list = 10'000;
inline constexpr std::size_t columns = 10'000;  // of all tables together
inline constexpr std::size_t tables = 200;
inline constexpr std::size_t table_depth = 8;  // lists within lists, and records within records
inline constexpr std::size_t parts = 10'000;   // named items of all requirements together
inline constexpr std::size_t statuses = 64;    // an evaluation keeps them as the bits of one word
inline constexpr std::size_t transitions = 1'000;
inline constexpr std::size_t certifiers = 9;
inline constexpr std::size_t escalations = 3;  // of one case
inline constexpr std::size_t waiver_approvers = 2;
inline constexpr std::int64_t audit_among = 1'000;  // changes of which some are audited: a lot is drawn for each
inline constexpr std::size_t measures = 12;         // of one report: each is two bits of what is known of a participant
inline constexpr std::size_t matching_constraints = 12;
inline constexpr std::size_t matching_wishes = 6;  // as the pairing can weigh against one another
inline constexpr std::int64_t suppress_below = 1'000;
inline constexpr std::size_t intake_groups = 8;  // each doubles the kinds of applicants that there may be
inline constexpr std::size_t intake_years = 50;  // of one intake: each is an intake of its own
inline constexpr std::size_t rank_keys = 16;
inline constexpr std::size_t expression_depth = 400;  // through `let`s; the parser limits a single one
inline constexpr std::size_t reference_depth = 200;   // requirements and `let`s that rest on one another in a chain
inline constexpr std::size_t suggestions = 100;       // nearest names looked up for one policy
inline constexpr std::size_t compared_pairs =
    100;  // items of one group, or parts of one condition, held against each other

}  // namespace safon::analysis::limits
