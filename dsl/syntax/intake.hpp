// Intakes as they were written.
#pragma once
#include <cstdint>
#include <vector>

#include "dsl/syntax/expression.hpp"

namespace safon::syntax {

struct IntakeGroup {
  enum class Kind : std::uint8_t { reserve, limit, limit_each } kind{};
  Expr places;
  Expr who;  // a condition; limit_each: a path
  Span span;
};
struct IntakeKey {
  enum class Order : std::uint8_t { earliest, latest, highest, lowest } order{};
  Expr value;
  Span span;
};
/// `15 July from 2012 until 2020`
struct IntakeYears {
  Expr day;
  Name month;
  Expr from, until;
  Span span;
};
struct IntakeDecl {
  Name name;
  Label label;
  std::vector<Text> cites;
  std::vector<Expr> allocated_on, capacity, from, seed, waiting, open_for;  // none or one; more is reported
  std::vector<IntakeYears> allocated_each;                                  // instead of allocated_on
  std::vector<IntakeGroup> groups;
  std::vector<IntakeKey> ranking;
};

}  // namespace safon::syntax
