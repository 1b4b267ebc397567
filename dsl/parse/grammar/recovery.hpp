// Where reading goes on after a mistake: at the next item of a block, or after a broken header.
#pragma once
#include <utility>

#include "dsl/parse/grammar/directives.hpp"

namespace safon::parsing {

/// `{ item* }`, each item by itself: what is wrong with one does not hide what is wrong with the next.
template <class Subject>
struct Block : x3::unary_parser<Subject, Block<Subject>> {
  using attribute_type = x3::unused_type;
  static constexpr bool handles_container = false;
  static constexpr bool has_attribute = false;
  const char* what;
  const char* close_sign;
  constexpr Block(const Subject& s, const char* w, const char* c)
      : x3::unary_parser<Subject, Block>(s), what(w), close_sign(c) {}

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A&) const {
    State& state = state_of(context);
    const char* open = *close_sign == '}' ? "{" : "[";
    if (!take_sign(state, first, open, *open == '{' ? "`{`" : "`[`")) return false;
    const Deeper deeper(state, first - 1);
    const Iterator close = state.partner(first - 1), outer = std::exchange(state.block_close, close);
    while (first < close && !state.full()) item(state, first, last, close, context, rcontext);
    state.block_close = outer;
    first = close + 1;
    state.forget();
    return true;
  }

 private:
  template <class C, class R>
  void item(State& state, Iterator& first, const Iterator& last, Iterator close, const C& context, R& rcontext) const {
    const Iterator start = first;
    const int depth = state.depth, in_where = state.in_where;
    bool silent = false;
    state.start_at(start);
    try {
      if (this->subject.parse(first, last, context, rcontext, x3::unused) && first != start) return;
    } catch (const x3::expectation_failure<Iterator>&) {
    } catch (const Abandoned&) {
      silent = true;
    }
    state.depth = depth;
    state.in_where = in_where;
    state.block_close = close;
    first = start;
    if (!silent) {
      const auto mended = state.mend();
      if (mended == State::Mended::start_again) return;
      if (mended == State::Mended::no) state.report_failure(start, what);
    }
    first = start->is(",") ? start + 1 : state.next_item(start, close);
  }
};
template <class Subject>
constexpr auto block(const char* what, const Subject& item) {
  return Block<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(item), what, "}");
}

inline void mark_broken(x3::unused_type, Span) {}
inline void mark_broken(syntax::Expr& expr, Span span) {
  expr = syntax::Expr{};
  expr.kind = syntax::ExprKind::broken;
  expr.span = span;
}
inline void mark_broken(syntax::Type& type, Span span) {
  type = syntax::Type{};
  type.kind = syntax::Type::Kind::broken;
  type.span = span;
}

/// What belongs to something named. When it is wrong the name is kept, and reading goes on at the next item.
template <class Subject>
struct Kept : x3::unary_parser<Subject, Kept<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  explicit constexpr Kept(const Subject& s) : x3::unary_parser<Subject, Kept>(s) {}

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    State& state = state_of(context);
    const Iterator start = first, close = state.block_close;
    const int depth = state.depth, in_where = state.in_where;
    bool silent = false;
    do {
      first = start;
      try {
        if (this->subject.parse(first, last, context, rcontext, attribute)) return true;
      } catch (const x3::expectation_failure<Iterator>&) {
      } catch (const Abandoned&) {
        silent = true;
      }
      state.depth = depth;
      state.in_where = in_where;
      state.block_close = close;
    } while (!silent && state.mend() == State::Mended::start_again);
    if (!silent) state.report_failure(start, "");
    first = start == close ? close : close ? state.next_item(start - 1, close) : state.next_declaration(start - 1);
    mark_broken(attribute, state.span(start, start));
    state.forget();
    return true;
  }
};
template <class Subject>
constexpr auto kept(const Subject& subject) {
  return Kept<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
}

/// The part of a declaration before its block. When it is wrong the block is read all the same, for its own mistakes.
template <class Subject>
struct Header : x3::unary_parser<Subject, Header<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  explicit constexpr Header(const Subject& s) : x3::unary_parser<Subject, Header>(s) {}

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    State& state = state_of(context);
    const Iterator start = first;
    do {
      first = start;
      state.forget();
      try {
        if (this->subject.parse(first, last, context, rcontext, attribute)) {
          if (first->is("{")) return true;
          state.miss(first, "`{`", State::Expected::other);
        }
      } catch (const x3::expectation_failure<Iterator>&) {
      }
    } while (state.mend() == State::Mended::start_again);
    state.report_failure(start, "");
    state.header_failed = true;
    const Iterator stop = state.next_declaration(start);
    for (first = start; first < stop && !first->is("{"); ++first) {
    }
    if (first == stop) throw Abandoned{};
    return true;
  }
};
template <class Subject>
constexpr auto header(const Subject& subject) {
  return Header<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
}

}  // namespace safon::parsing
