// Actions that put what was read into the node of a rule.
#pragma once
#include <utility>

#include "dsl/parse/build.hpp"
#include "dsl/parse/grammar/terminals.hpp"

namespace safon::parsing {

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

template <syntax::ExprKind Kind>
struct Fold {
  template <class C>
  void operator()(C& context) const {
    State& state = state_of(context);
    syntax::Expr& left = x3::_val(context);
    syntax::Expr& right = x3::_attr(context);
    const Span sign = state.operator_between({left.span.file, left.span.end, right.span.begin});
    fold(state, left, Kind, sign, std::move(right));
  }
};
/// _val = _val op _attr
template <syntax::ExprKind Kind>
inline constexpr Fold<Kind> folded{};

}  // namespace safon::parsing
