// How much of a rule file we are prepared to read. Each limit has a test at its edge.
#pragma once
#include <cstddef>

namespace safon::limits {

/// A national policy in two languages stays well under a tenth of this.
inline constexpr std::size_t file_bytes = 1024 * 1024;

/// Brackets, braces and anything else that holds itself. The parser and all that walk its tree recurse this deep at
/// most.
inline constexpr int nesting = 200;

/// Terms in one sum or product: they nest to the left.
inline constexpr int terms = 200;

/// Mistakes reported for one file; the last of them then says that there are more.
inline constexpr std::size_t mistakes = 200;

/// Years, months, weeks or days in one duration, after conversion to months or days.
inline constexpr int duration_units = 1'200'000;

/// The files of one policy: the one that was asked for and all that it uses.
inline constexpr std::size_t files_in_a_policy = 256;
inline constexpr std::size_t bytes_in_a_policy = 16 * 1024 * 1024;

/// Diagnostics drawn, errors first; the closing line counts all of them.
inline constexpr std::size_t diagnostics_shown = 100;

/// Longer words get no "did you mean".
inline constexpr std::size_t word_for_suggestions = 64;

}  // namespace safon::limits
