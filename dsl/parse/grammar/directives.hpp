// What a rule may be wrapped in: its span, its depth, and what it is called where it is missing.
#pragma once
#include "dsl/parse/grammar/terminals.hpp"
#include "dsl/source/limits.hpp"

namespace safon::parsing {

struct Deeper {
  State& state;
  explicit Deeper(State& s, Iterator at) : state(s) {
    if (++state.depth > limits::nesting) {
      state.report().add(DiagnosticKind::nested_too_deeply, at->begin, at->end, {std::to_string(limits::nesting)});
      --state.depth;
      throw Abandoned{};
    }
  }
  ~Deeper() { --state.depth; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
};

/// Gives the rule's node its span. (X3's on_success does not see the node of a rule that has actions.)
template <class Subject>
struct Spanned : x3::unary_parser<Subject, Spanned<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  explicit constexpr Spanned(const Subject& s) : x3::unary_parser<Subject, Spanned<Subject>>(s) {}

  template <class C, class Node, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, Node& node, A& attribute) const {
    const Iterator start = first;
    if (!this->subject.parse(first, last, context, node, attribute)) return false;
    node.span = state_of(context).span(start, first);
    return true;
  }
};
template <class Subject>
constexpr auto spanned(const Subject& subject) {
  return Spanned<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
}

/// One level more, against what holds itself without end.
template <class Subject>
struct Nested : x3::unary_parser<Subject, Nested<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  explicit constexpr Nested(const Subject& s) : x3::unary_parser<Subject, Nested>(s) {}

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    const Deeper deeper(state_of(context), first);
    return this->subject.parse(first, last, context, rcontext, attribute);
  }
};
template <class Subject>
constexpr auto nested(const Subject& subject) {
  return Nested<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
}

/// Says what was wanted as a whole where the subject fails at its very beginning.
template <class Subject>
struct Called : x3::unary_parser<Subject, Called<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  const char* what;
  constexpr Called(const Subject& s, const char* w) : x3::unary_parser<Subject, Called>(s), what(w) {}

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    State& state = state_of(context);
    const auto mark = state.mark(first);
    if (this->subject.parse(first, last, context, rcontext, attribute)) return true;
    state.rename(mark, what);
    return false;
  }
};
template <class Subject>
constexpr auto called(const char* what, const Subject& subject) {
  return Called<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject), what);
}

}  // namespace safon::parsing
