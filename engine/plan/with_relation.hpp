// A relation as a function of two values.
#pragma once
#include <functional>
#include <utility>

#include "engine/plan/relation.hpp"

namespace safon {

/// Hands `body` the function that says whether `a relation b`: chosen once, for many values.
template <class Body>
constexpr auto with_relation(Relation relation, Body&& body) {
  switch (relation) {
    case Relation::equal:
      return body(std::equal_to<>{});
    case Relation::not_equal:
      return body(std::not_equal_to<>{});
    case Relation::less:
      return body(std::less<>{});
    case Relation::less_equal:
      return body(std::less_equal<>{});
    case Relation::greater:
      return body(std::greater<>{});
    case Relation::greater_equal:
      return body(std::greater_equal<>{});
  }
  std::unreachable();
}

}  // namespace safon
