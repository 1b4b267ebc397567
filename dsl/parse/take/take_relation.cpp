// The words of relations: a table, longest phrase first.
#include <array>

#include "dsl/parse/take/take.hpp"

namespace safon::parsing {

using syntax::RelationKind;

namespace {

struct Entry {
  std::string_view phrase;
  RelationKind kind;
  Operands operands;
};
constexpr auto after_is = std::to_array<Entry>({
    {"at least", RelationKind::at_least, Operands::one},
    {"at most", RelationKind::at_most, Operands::one},
    {"more than", RelationKind::more_than, Operands::one},
    {"less than", RelationKind::less_than, Operands::one},
    {"fewer than", RelationKind::less_than, Operands::one},
    {"between", RelationKind::between, Operands::two},
    {"on or after", RelationKind::on_or_after, Operands::one},
    {"on or before", RelationKind::on_or_before, Operands::one},
    {"after", RelationKind::after, Operands::one},
    {"before", RelationKind::before, Operands::one},
    {"on", RelationKind::on, Operands::one},
    {"within", RelationKind::within_last, Operands::window},
});
constexpr auto signs = std::to_array<Entry>({
    {"<=", RelationKind::at_most, Operands::one},
    {">=", RelationKind::at_least, Operands::one},
    {"<", RelationKind::less_than, Operands::one},
    {">", RelationKind::more_than, Operands::one},
});

/// The phrase at `at`, moved past it.
bool phrase(Iterator& at, std::string_view words) {
  Iterator i = at;
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (!i->is(words.substr(begin, end - begin))) return false;
    ++i;
    begin = end + 1;
  }
  at = i;
  return true;
}

/// `at least 2 of {` and `at least 2 activities …` on a line of their own begin an item; they do not compare what
/// stands on the line before.
bool begins_item(Iterator at) {
  if (!at->starts_line || !at->is("at") || !(at[1].is("least") || at[1].is("most"))) return false;
  const Token& count = at[2];
  if (count.kind != Token::Kind::number && count.kind != Token::Kind::word) return false;
  const Token& next = at[3];
  if (next.is("of")) return true;
  return next.kind == Token::Kind::word && !next.starts_line && !next.is("and") && !next.is("or") &&
         !next.is("implies") && !next.is("certified") && !next.is("unless") && !next.is("except") && !next.is("then");
}

bool match(State& state, Iterator& first, RelationWords& words) {
  const Iterator begin = first;
  Iterator at = first;
  if (begins_item(at)) return false;
  const auto done = [&](RelationKind kind, Operands operands, bool negated) {
    words = {kind, operands, negated, state.span(begin, at)};
    first = at;
    return true;
  };
  if (phrase(at, "exists")) return done(RelationKind::exists, Operands::none, false);
  if (phrase(at, "not in")) return done(RelationKind::not_in, Operands::list, false);
  const bool equals = at->kind == Token::Kind::sign && at->is("=");
  const bool is = equals || at->is("is");
  if (is) ++at;
  const bool negated = is && phrase(at, "not");
  if (is && phrase(at, "missing"))
    return done(negated ? RelationKind::exists : RelationKind::missing, Operands::none, false);
  if (phrase(at, "in")) return done(negated ? RelationKind::not_in : RelationKind::in, Operands::list, false);
  for (const auto& entry : after_is)
    if (phrase(at, entry.phrase)) return done(entry.kind, entry.operands, negated);
  if (is) return done(negated ? RelationKind::is_not : RelationKind::is, Operands::one, false);
  if (at->kind == Token::Kind::sign)
    for (const auto& entry : signs)
      if (phrase(at, entry.phrase)) return done(entry.kind, Operands::one, false);
  return false;
}

}  // namespace

bool at_relation(State& state, Iterator first) {
  RelationWords words;
  return match(state, first, words);
}

bool take_relation(State& state, Iterator& first, Operands operands, RelationWords& words) {
  Iterator at = first;
  if (!match(state, at, words) || words.operands != operands) {
    for (const auto word : {"is", "in", "exists", "within", "after", "before", "between"})
      state.miss(first, word, State::Expected::possible);
    return false;
  }
  if (first->is("=")) {
    Diagnostic& d = state.report().add(DiagnosticKind::not_an_operator, first->begin, first->end, {"="});
    Report::suggest(d, "write `is`", "is");
  }
  if (words.kind == syntax::RelationKind::exists && !first->is("exists")) {
    Diagnostic& d = state.report().add(DiagnosticKind::not_an_operator, words.span.begin, words.span.end,
                                       {state.written(first, at)});
    Report::suggest(d, "write `exists`", "exists");
  }
  first = at;
  return true;
}

bool take_bound(State& state, Iterator& first, const char*, RelationWords& words) {
  Iterator at = first;
  const bool plain = at->is("after") || at->is("before") || at->is("on");
  if (!plain || !match(state, at, words) || words.kind == syntax::RelationKind::on) {
    for (const auto word : {"where", "within", "after", "before"}) state.miss(first, word, State::Expected::possible);
    return false;
  }
  first = at;
  return true;
}

}  // namespace safon::parsing
