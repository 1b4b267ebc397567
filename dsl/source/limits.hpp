// How much of a rule file is read and shown: every limit of the language has its name here.
#pragma once
#include <cstddef>
#include <cstdint>

namespace safon::limits {

inline constexpr std::size_t files_in_a_policy = 256;                 // the asked-for file and all that it uses
inline constexpr std::size_t bytes_in_a_policy = 16 * 1024 * 1024;    // of all its files together
inline constexpr std::size_t diagnostics_shown = 100;                 // errors first; the closing line counts all
inline constexpr std::size_t word_length_for_suggestions = 64;        // longer words get no "did you mean"

}  // namespace safon::limits
