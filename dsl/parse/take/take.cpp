#include "dsl/parse/take/take.hpp"

#include "dsl/parse/scan/balance.hpp"
#include "dsl/parse/scan/words.hpp"

namespace safon::parsing {

using Expected = State::Expected;

bool take_phrase(State& state, Iterator& first, std::string_view phrase, bool optional) {
  Iterator at = first;
  for (std::size_t begin = 0; begin <= phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    const std::string_view word = phrase.substr(begin, end - begin);
    if (at->kind != Token::Kind::word || at->text != word) {
      // What may follow the first word of a phrase is known; that the phrase itself is optional no longer matters.
      state.miss(at, word, optional && at == first ? Expected::possible : Expected::word);
      return false;
    }
    ++at;
    begin = end + 1;
  }
  first = at;
  return true;
}

bool take_sign(State& state, Iterator& first, std::string_view sign, std::string_view what) {
  if (first->kind != Token::Kind::sign || first->text != sign) {
    if (!what.empty()) state.miss(first, what, Expected::other);
    return false;
  }
  ++first;
  return true;
}

bool take_name(State& state, Iterator& first, const char* what, syntax::Name& name) {
  // Outside all blocks a keyword that begins a declaration does just that; the line before was broken off.
  const bool next_declaration = !state.block_close && begins_declaration(first);
  if (first->kind != Token::Kind::word || is_reserved(first->text) || is_refused(first->text) || next_declaration) {
    state.miss(first, what, Expected::name);
    return false;
  }
  name = {std::string(first->text), state.span(first)};
  ++first;
  return true;
}

bool take_status_name(State& state, Iterator& first, const char* what, syntax::Name& name) {
  Iterator at = first;
  if (!take_name(state, at, what, name)) return false;
  if (syntax::Name status; take_sign(state, at, ".", "")) {
    if (!take_name(state, at, what, status)) return false;
    name = {name.text + "." + status.text, join(name.span, status.span)};
  }
  first = at;
  return true;
}

bool take_intake_name(State& state, Iterator& first, const char* what, syntax::Name& name) {
  if (!take_name(state, first, what, name)) return false;
  constexpr std::size_t digits_of_a_year = 4;
  if (first->kind != Token::Kind::number || first->text.size() != digits_of_a_year || first->starts_line) return true;
  name = {name.text + " " + std::string(first->text), join(name.span, state.span(first))};
  ++first;
  return true;
}

bool take_word(State& state, Iterator& first, const char* what, syntax::Name& name) {
  if (first->kind != Token::Kind::word) {
    state.miss(first, what, Expected::other);
    return false;
  }
  name = {std::string(first->text), state.span(first)};
  ++first;
  return true;
}

bool take_text(State& state, Iterator& first, const char* what, syntax::Text& text) {
  if (first->kind != Token::Kind::text) {
    state.miss(first, what, Expected::other);
    return false;
  }
  // A text that was left open, or stands between other marks, is reported; its value is of no more use.
  std::string_view inside = first->text;
  if (inside.starts_with('"')) inside.remove_prefix(1);
  if (inside.ends_with('"')) inside.remove_suffix(1);
  text.value.clear();
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] != '\\' || i + 1 == inside.size()) {
      text.value += inside[i];
      continue;
    }
    ++i;
    text.value += inside[i] == 'n' ? '\n' : inside[i];
  }
  text.span = state.span(first);
  ++first;
  return true;
}

bool take_date(State& state, Iterator& first, const char* what, syntax::DateLiteral& date) {
  if (first->kind != Token::Kind::date && first->kind != Token::Kind::hole) {
    state.miss(first, what, Expected::other);
    return false;
  }
  date = {first->date, state.span(first)};
  ++first;
  return true;
}

}  // namespace safon::parsing
