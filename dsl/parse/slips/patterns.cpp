#include "dsl/parse/slips/patterns.hpp"

#include <algorithm>
#include <optional>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/parse/slips/chosen_rows.hpp"

namespace safon::parsing {
namespace {

using Kind = Token::Kind;

/// The kind of token that a word of a pattern in capitals stands for; none: it stands for itself.
std::optional<Kind> kind_of(std::string_view pattern) {
  if (pattern == "NAME" || pattern == "INWORDS") return Kind::word;
  if (pattern == "NUMBER") return Kind::number;
  if (pattern == "PERCENTAGE") return Kind::percentage;
  if (pattern == "DATE") return Kind::date;
  if (pattern == "TEXT") return Kind::text;
  return std::nullopt;
}

bool fits_word(const Token& token, std::string_view pattern) {
  const auto kind = kind_of(pattern);
  if (!kind) return token.is(pattern);
  if (token.kind != *kind) return false;
  if (pattern == "NAME") return is_name(token);
  return pattern != "INWORDS" || !digits(token.text).empty();
}

}  // namespace

Words cut(std::string_view text, char at) {
  Words words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string_view digits(std::string_view number_in_words) {
  static constexpr std::string_view numbers[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"};
  const auto* found = std::ranges::find(numbers, digits_of(number_in_words));
  return found == std::end(numbers) ? std::string_view() : *found;
}

bool Pattern::fits(const Token& token, std::size_t word) const {
  return std::ranges::any_of(words[word], [&](std::string_view one) { return fits_word(token, one); });
}

Patterns::Patterns(std::span<const Phrase> phrases) {
  all_.reserve(phrases.size());
  for (const Phrase& phrase : phrases) {
    Pattern& pattern = all_.emplace_back(Pattern{&phrase, {}});
    for (const auto word : cut(phrase.written, ' ')) pattern.words.push_back(cut(word, '/'));
  }
  // First which words there are to look up, then each phrase once for every word that it may begin with.
  for (const Pattern& pattern : all_)
    for (const auto first : pattern.words.front())
      if (!kind_of(first)) by_word_[first];
  const auto add = [](Some& to, const Pattern& pattern) {
    if (to.empty() || to.back() != &pattern) to.push_back(&pattern);
  };
  for (const Pattern& pattern : all_)
    for (const auto first : pattern.words.front()) {
      const auto kind = kind_of(first);
      if (!kind) add(by_word_[first], pattern);
      if (!kind) continue;
      add(by_kind_[std::size_t(*kind)], pattern);
      if (*kind == Kind::word)
        for (auto& [word, some] : by_word_) add(some, pattern);
    }
}

std::span<const Pattern* const> Patterns::beginning_with(const Token& token) const {
  if (token.kind == Kind::word || token.kind == Kind::sign)
    if (const auto found = by_word_.find(token.text); found != by_word_.end()) return found->second;
  return by_kind_[std::size_t(token.kind)];
}

const Patterns& phrase_patterns() {
  static const Patterns patterns(phrases());
  return patterns;
}

const Patterns& opening_patterns() {
  static const Patterns patterns(openings());
  return patterns;
}

}  // namespace safon::parsing
