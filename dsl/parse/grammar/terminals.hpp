// The grammar's smallest parts: phrases, signs, names and values, taken from our tokens.
#pragma once
#include <boost/spirit/home/x3.hpp>
#include <type_traits>

#include "dsl/parse/take/take.hpp"

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
using status_name = Taken<syntax::Name, take_status_name>;
using intake_name = Taken<syntax::Name, take_intake_name>;
using any_word = Taken<syntax::Name, take_word>;
using text = Taken<syntax::Text, take_text>;
using date = Taken<syntax::DateLiteral, take_date>;

}  // namespace safon::parsing
