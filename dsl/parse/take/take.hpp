// Takes one word or sign, or a fixed phrase, from the tokens. Each function advances `first` and returns true, or
// leaves it and notes what was expected. `what` is how a policy officer would call it.
#pragma once
#include <string>

#include "dsl/parse/state.hpp"

namespace safon::parsing {

/// `phrase` is one or more words parted by single blanks: "at least". `optional`: what might, but need not, go on here.
bool take_phrase(State& state, Iterator& first, std::string_view phrase, bool optional);
bool take_sign(State& state, Iterator& first, std::string_view sign, std::string_view what);

bool take_name(State& state, Iterator& first, const char* what, syntax::Name& name);
/// A name, or two with a point between them.
bool take_status_name(State& state, Iterator& first, const char* what, syntax::Name& name);
/// The name of an intake, or of one year of it: `directors 2013`.
bool take_intake_name(State& state, Iterator& first, const char* what, syntax::Name& name);
/// Any word, reserved or not.
bool take_word(State& state, Iterator& first, const char* what, syntax::Name& name);
bool take_text(State& state, Iterator& first, const char* what, syntax::Text& text);
bool take_date(State& state, Iterator& first, const char* what, syntax::DateLiteral& date);

/// A number, percentage, text, date, duration, `true`, `false`, `today`, `expired`, `renewable`.
bool take_literal(State& state, Iterator& first, const char* what, syntax::Expr& expr);
bool take_duration(State& state, Iterator& first, const char* what, syntax::Expr& expr);
/// `5`, and no unit after it.
bool take_number(State& state, Iterator& first, const char* what, syntax::Expr& expr);
/// `80%`
bool take_percentage(State& state, Iterator& first, const char* what, syntax::Expr& expr);

/// The relations, by what follows their words.
enum class Operands : std::uint8_t { one, two, list, none, window };
struct RelationWords {
  syntax::RelationKind kind{};
  Operands operands{};
  bool negated = false;  // `is not after`: to be wrapped in a `not`
  Span span;
};
/// The words of a relation: `is`, `is not in`, `at least`, `<` …
bool take_relation(State& state, Iterator& first, Operands operands, RelationWords& words);
/// Whether a relation begins here.
bool at_relation(State& state, Iterator first);
/// `after`, `on or after`, `before`, `on or before`, of a set.
bool take_bound(State& state, Iterator& first, const char* what, RelationWords& words);

}  // namespace safon::parsing
