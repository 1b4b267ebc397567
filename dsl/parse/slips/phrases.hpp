// The phrases that people write for those of the language, as data. None of them has a meaning of its own in the place
// that it is looked for.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace safon::parsing {

/// In which declarations a phrase is looked for, as bits.
enum Where : std::uint8_t {
  in_conditions = 1,
  in_records = 2,
  in_programmes = 4,
  in_tests = 8,
  in_requirements = 16,
  in_reports = 32
};

enum class Before : std::uint8_t {
  anything,
  line,    // the phrase begins a line
  value,   // the end of a value stands before it on its line, or `is`
  start,   // a value may begin here: no end of a value stands before it on its line
  type,    // `:` or `optional`
  item,    // the phrase begins a line, or stands after `:` or `{`
  expect,  // its line begins with `expect`
};
enum class After : std::uint8_t {
  anything,
  value,     // something that a value may begin with, on the same line
  end,       // the end of a condition
  no_label,  // neither `:` nor `@`
  no_of,     // neither `of` nor a point
};

struct Phrase {
  std::uint8_t where;
  Before before;
  /// Words and signs, parted by blanks, all on one line; `a/b` is either, NAME a word that is not reserved, INWORDS
  /// a number in words, NUMBER, PERCENTAGE, DATE and TEXT what they say.
  std::string_view written;
  /// What is read in its place; `$2` keeps the second word, a number in words as digits.
  std::string_view meant;
  After after = After::anything;
  std::string_view help = {};  // where "write `…`" with what is meant does not say enough
};

[[nodiscard]] std::span<const Phrase> phrases();

/// Words that people begin a declaration with, in the same notation.
[[nodiscard]] std::span<const Phrase> openings();

}  // namespace safon::parsing
