// The phrases of a table, cut into words once, and found by the word that stands first: every word of every file is
// looked up here.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dsl/parse/scan/token.hpp"
#include "dsl/parse/slips/phrases.hpp"

namespace safon::parsing {

using Words = std::vector<std::string_view>;

/// Parts of a text between the signs `at`.
[[nodiscard]] Words cut(std::string_view text, char at);

/// `5` for `five`, as `digits_of` has it, but where it stays; empty for other words.
[[nodiscard]] std::string_view digits(std::string_view number_in_words);

struct Pattern {
  const Phrase* phrase;
  std::vector<Words> words;  // of each word its alternatives

  [[nodiscard]] bool fits(const Token& token, std::size_t word) const;
};

class Patterns {
 public:
  explicit Patterns(std::span<const Phrase> phrases);

  /// Those that may begin with the token, in the order of the table.
  [[nodiscard]] std::span<const Pattern* const> beginning_with(const Token& token) const;

 private:
  using Some = std::vector<const Pattern*>;
  std::vector<Pattern> all_;
  std::unordered_map<std::string_view, Some> by_word_;  // also those that begin with any word
  std::array<Some, 1 + std::size_t(Token::Kind::end)> by_kind_;
};

/// Of phrases() and openings().
[[nodiscard]] const Patterns& phrase_patterns();
[[nodiscard]] const Patterns& opening_patterns();

}  // namespace safon::parsing
