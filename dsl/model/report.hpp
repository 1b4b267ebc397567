// Tables over everybody: what rows, columns and measures are made of.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dsl/model/expression.hpp"
#include "engine/value/label.hpp"

namespace safon::model {

struct Grouping {
  enum class Kind : std::uint8_t { code, condition, status, year } kind{};
  std::uint16_t programme = none16;  // status
  std::vector<Expr> value;           // at the root: a code, a condition or a date; none for a status
  std::string name;                  // as written, on one line
  Label label;
};
struct Measure {
  enum class Kind : std::uint8_t { count, sum, average, smallest, largest, share } kind{};
  std::string name;
  Label label;
  std::vector<Expr> value;  // at the root, a number or percentage; none for count and share
  std::vector<Expr> where;  // none or one; share: one
  std::vector<Expr> among;  // share: none or one
};
struct Report {
  std::string name;
  Label label;
  std::string cites;
  std::vector<Expr> where;  // none or one
  Grouping rows;
  std::optional<Grouping> columns;
  std::uint32_t suppress_below = 0;  // 0: nothing is suppressed
  std::vector<Measure> measures;
  Span span;
};

}  // namespace safon::model
