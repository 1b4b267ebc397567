#include "dsl/parse/slips/chosen_rows.hpp"

#include <algorithm>

#include "dsl/parse/scan/words.hpp"

namespace safon::parsing {
namespace {

constexpr std::size_t longest_choice = 100;  // words and signs between `(latest` and its parenthesis

bool chooses(const Token& token) {
  return token.is("latest") || token.is("earliest");
}

/// After the parenthesis that closes the one before `inner`; 0: none.
std::size_t past_parenthesis(const Tokens& tokens, std::size_t inner) {
  // A file of nothing but `(latest` is not searched to its end for each of them.
  const std::size_t last = std::min(tokens.size(), inner + longest_choice);
  std::size_t depth = 1;
  for (std::size_t i = inner; i < last; ++i) {
    depth += tokens[i].opens() ? 1U : tokens[i].closes() ? std::size_t(-1) : 0U;
    if (depth == 0) return i + 1;
  }
  return 0;
}

std::optional<FieldOfChosenRow> field_before_row(const Tokens& tokens, std::size_t begin) {
  if (begin + 4 >= tokens.size() || !is_name(tokens[begin]) || !tokens[begin + 1].is("of")) return std::nullopt;
  if (!chooses(tokens[begin + 2]) || !is_name(tokens[begin + 3])) return std::nullopt;
  // `year of` a date, and `sum of hours of`.
  if (tokens[begin].is("year") || (begin > 0 && tokens[begin - 1].is("of"))) return std::nullopt;
  return FieldOfChosenRow{4, {begin + 2, begin + 3}, {begin, begin}};
}

}  // namespace

bool is_name(const Token& token) {
  return token.kind == Token::Kind::word && !is_reserved(token.text) && token.text != "for" && token.text != "until";
}

// A point stands after a name only.
std::optional<FieldOfChosenRow> field_of_chosen_row(const Tokens& tokens, std::size_t begin) {
  if (auto found = field_before_row(tokens, begin)) return found;
  const std::size_t inner = tokens[begin].is("(") ? begin + 1 : begin;
  if (!chooses(tokens[inner])) return std::nullopt;
  if (inner == begin && (begin + 1 >= tokens.size() || !is_name(tokens[begin + 1]))) return std::nullopt;
  const std::size_t point = inner > begin ? past_parenthesis(tokens, inner) : begin + 2;
  const auto is_field = [&](std::size_t i) {
    return i + 1 < tokens.size() && tokens[i].is(".") && tokens[i + 1].kind == Token::Kind::word;
  };
  if (point == 0 || !is_field(point)) return std::nullopt;
  std::size_t end = point + 2;
  while (is_field(end)) end += 2;
  const std::size_t row_last = inner > begin ? point - 2 : point - 1;
  return FieldOfChosenRow{end - begin, {inner, row_last}, {point + 1, end - 1}};
}

}  // namespace safon::parsing
