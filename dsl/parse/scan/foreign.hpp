// Signs and quotation marks of other languages, as data.
#pragma once
#include <array>
#include <string_view>

namespace safon::parsing {

/// Signs of other languages, and what they are here; an empty word means that there is nothing in its place.
struct Foreign {
  std::string_view sign, word, second;
  std::string_view help;
};
inline constexpr std::array foreign_signs = std::to_array<Foreign>({
    {"===", "is", "", "write `is`"},
    {"!==", "is", "not", "write `is not`"},
    {"==", "is", "", "write `is`"},
    {"!=", "is", "not", "write `is not`"},
    {"<>", "is", "not", "write `is not`"},
    {"&&", "and", "", "write `and`"},
    {"||", "or", "", "write `or`"},
    {":=", "=", "", "write `=`"},
    {"=>", ">=", "", "write `>=`, or `at least`"},
    {"=<", "<=", "", "write `<=`"},
    {"≠", "is", "not", "write `is not`"},
    {"≤", "<=", "", "write `<=`"},
    {"≥", ">=", "", "write `>=`"},
    {"×", "*", "", "write `*`"},
    {"÷", "/", "", "write `/`"},
    {"−", "-", "", "write `-`"},
    {"–", "-", "", "write `-`"},
    {"→", "->", "", "write `->`"},
    {"&", "and", "", "write `and`"},
    {"|", "or", "", "write `or`"},
    {"!", "not", "", "write `not`"},
});
/// Marks within a word, and the words that `n't` makes into `is not`.
inline constexpr std::string_view apostrophes[] = {"'", "’"};
inline constexpr std::string_view said_of_one[] = {"is", "are", "was", "were"};

/// Opening marks of other kinds, with what closes them. A single closing or straight mark may open as well: people mix
/// them.
struct Quote {
  std::string_view open;
  std::array<std::string_view, 3> close;
};
inline constexpr std::array quotes = std::to_array<Quote>({
    {"“", {"”", "“", "\""}},
    {"”", {"”", "“", "\""}},
    {"„", {"“", "”", "\""}},
    {"«", {"»", "»", "\""}},
    {"‘", {"’", "‘", "'"}},
    {"’", {"’", "‘", "'"}},
    {"'", {"'", "’", "'"}},
});

}  // namespace safon::parsing
