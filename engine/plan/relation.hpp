// How two values stand to one another.
#pragma once
#include <cstdint>

namespace safon {

enum class Relation : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

/// `a relation b` says the same as `b mirrored(relation) a`.
constexpr Relation mirrored(Relation relation) {
  switch (relation) {
    case Relation::less:
      return Relation::greater;
    case Relation::less_equal:
      return Relation::greater_equal;
    case Relation::greater:
      return Relation::less;
    case Relation::greater_equal:
      return Relation::less_equal;
    case Relation::equal:
    case Relation::not_equal:
      break;
  }
  return relation;
}

}  // namespace safon
