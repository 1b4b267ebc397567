// Boost.Spirit X3 over our tokens. X3 is seen by the *_grammar.cpp files only. Each has few rules and one entry for
// each declaration; what the rules share stands in expression_rules.hpp.
//
// A rule's attribute is a node of syntax/nodes.hpp, filled by the actions below. `>` stands where no other reading is
// left.
#pragma once
#include <boost/spirit/home/x3.hpp>
#include <type_traits>
#include <utility>

#include "dsl/parse/take/take.hpp"
#include "dsl/source/limits.hpp"

#ifdef __clang__
// `a >> b > c` is X3's way of writing, and its traits look for `has_attribute` by name.
#pragma clang diagnostic ignored "-Woverloaded-shift-op-parentheses"
#pragma clang diagnostic ignored "-Wunused-const-variable"
#endif

namespace safon::parsing {

namespace x3 = boost::spirit::x3;

struct StateTag;
using Context = x3::context<StateTag, State>;

template <class AnyContext>
State& state_of(const AnyContext& context) {
  return x3::get<StateTag>(context);
}

// ------------------------------------------------------------------------------------------------------- terminals
/// A fixed phrase.
struct Phrase : x3::parser<Phrase> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  const char* words;
  bool optional;
  constexpr Phrase(const char* w, bool o) : words(w), optional(o) {}

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    return take_phrase(state_of(context), first, words, optional);
  }
};
/// A word or words that must stand here, unless another alternative fits.
constexpr Phrase words(const char* phrase) {
  return {phrase, false};
}
/// Words that may go on here; they are offered only when nothing else is expected.
constexpr Phrase maybe(const char* phrase) {
  return {phrase, true};
}

struct Sign : x3::parser<Sign> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  const char* text;
  const char* what;
  constexpr Sign(const char* t, const char* w) : text(t), what(w) {}

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    return take_sign(state_of(context), first, text, what);
  }
};
/// `what` is how the sign is spoken of when it is missing; "" when it need not be.
constexpr Sign sign(const char* text, const char* what) {
  return {text, what};
}

template <class Attribute, bool (*Take)(State&, Iterator&, const char*, Attribute&)>
struct Taken : x3::parser<Taken<Attribute, Take>> {
  using attribute_type = Attribute;
  static constexpr bool has_attribute = true;
  const char* what;
  explicit constexpr Taken(const char* w) : what(w) {}

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
    if constexpr (std::is_same_v<A, Attribute>) {
      return Take(state_of(context), first, what, attribute);
    } else {
      Attribute dropped{};
      return Take(state_of(context), first, what, dropped);
    }
  }
};
using name = Taken<syntax::Name, take_name>;
using any_word = Taken<syntax::Name, take_word>;
using text = Taken<syntax::Text, take_text>;
using date = Taken<syntax::DateLiteral, take_date>;

// ------------------------------------------------------------------------------------------------------ directives
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

// --------------------------------------------------------------------------------------------------------- actions
template <auto Member>
struct Put {
  template <class C>
  void operator()(C& context) const {
    x3::_val(context).*Member = std::move(x3::_attr(context));
  }
};
/// _val.member = _attr
template <auto Member>
inline constexpr Put<Member> put{};

template <auto Member>
struct Push {
  template <class C>
  void operator()(C& context) const {
    (x3::_val(context).*Member).push_back(std::move(x3::_attr(context)));
  }
};
/// _val.member.push_back(_attr)
template <auto Member>
inline constexpr Push<Member> push{};

template <auto Member, auto Value>
struct Be {
  template <class C>
  void operator()(C& context) const {
    x3::_val(context).*Member = Value;
  }
};
/// _val.member = value
template <auto Member, auto Value>
inline constexpr Be<Member, Value> be{};

struct Pass {
  template <class C>
  void operator()(C& context) const {
    x3::_val(context) = std::move(x3::_attr(context));
  }
};
/// _val = _attr
inline constexpr Pass pass{};

/// Reads one declaration after its keyword. X3's own exception ends here.
template <class Node, class Rule>
bool read(State& state, Iterator& first, const Rule& rule, Node& node) {
  const Context context(state);
  try {
    return rule.parse(first, state.end(), context, x3::unused, node);
  } catch (const x3::expectation_failure<Iterator>&) {
    return false;
  }
}

}  // namespace safon::parsing
