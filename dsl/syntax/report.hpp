// Tables over everybody, as they were written.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "dsl/syntax/expression.hpp"

namespace safon::syntax {

/// What rows or columns are made of.
struct Grouping {
  enum class Kind : std::uint8_t { value, status, year } kind{};
  Name programme;           // status
  std::vector<Expr> value;  // value: a code or a condition; year: a date. One; none for a status
  Label label;
  Span span;
};
struct Measure {
  enum class Kind : std::uint8_t { count, sum, average, smallest, largest, share } kind{};
  Name name;
  Label label;
  std::vector<Expr> value;  // of what; none for count and share. One else
  std::vector<Expr> where;  // none or one. share: what is counted
  std::vector<Expr> among;  // share only: none or one
  Span span;
};
struct ReportDecl {
  Name name;
  Label label;
  std::vector<Text> cites;
  std::vector<Expr> where;  // `of participants where`; one, more is reported. So with the next three
  std::vector<Grouping> rows, columns;
  std::vector<Expr> suppress_below;  // numbers
  std::vector<Measure> measures;
};

}  // namespace safon::syntax
