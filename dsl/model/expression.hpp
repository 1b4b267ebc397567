// Conditions and values with every name resolved and every type known: the analyser's output, `lower`'s input.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dsl/source/source_text.hpp"
#include "engine/plan/plan.hpp"

namespace safon::model {

enum class TypeKind : std::uint8_t {
  broken,     // a mistake was reported; anything goes with it silently
  condition,  // met, not met, unknown: comparisons, requirements, boolean fields
  number,
  percentage,
  date,
  duration,
  text,
  code,  // of `code_list`
  row,   // one row of `table` (earliest activity …), or none
};
struct Type {
  TypeKind kind = TypeKind::broken;
  std::uint16_t code_list = none16;
  TableId table = none16;
  bool operator==(const Type&) const = default;
};

enum class ExprKind : std::uint8_t {
  broken,
  number,
  date,
  text,
  code,
  boolean,           // literals (percentage: number); boolean: a condition that is always or never true
  today,             // the as-of date, `sign` * `duration` added: the only date that moves
  field,             // column of the row space `table`
  row_field,         // children[0]: a row; `column` of it
  let,               // policy.lets[index]
  parameter,         // policy.parameters[index]: number, percentage or date
  requirement,       // policy.requirements[index]
  requirement_part,  // part `index` of policy.parts: a named item, "reflection.coaching"
  status_is,
  status_was,  // `codes`: statuses of programme `index`; `is` the present one, or ever held
  expired,
  renewable,     // of programme `index`
  status_since,  // date: since when the present status holds (programme `index`); absent before there is one
  placed,        // in policy.intakes[index], or in any of `codes` of them: the years of one
  add_duration,  // date children[0] + sign * duration
  add,
  subtract,
  multiply,
  divide,
  negate,
  is_true,   // boolean field children[0]
  in_codes,  // code children[0] is one of `codes`
  compare,   // children[0] `relation` children[1]: same type; at most one side is `today`
  exists,    // children[0], a value or a row, is there
  and_,
  or_,
  not_,
  implies,
  quantifier,    // rows of `set` for which children[0] (condition per row, absent: all rows): see `quantity`
  selection,     // earliest/latest row of `set`
  best_of_each,  // per row of `set`'s table: the row is the earliest/latest of those of `set` that have its values of
                 // the columns `codes`
  different_of_each,  // per row of `set`'s table: it is one of `set`, and those that have its values of the columns
                      // `codes` have at least `count` different values of children[0]
  aggregate,  // over `set`; children[0]: the field (not for count); with `codes`: per row, over those alike in these
  coverage,   // of framework `index`
};

enum class Quantity : std::uint8_t { some, no, every, at_least, at_most, exactly };
enum class Aggregate : std::uint8_t { count, sum, average, smallest, largest, different };

/// A literal, or a parameter whose value depends on the as-of date.
template <class T>
struct Dated {
  T literal{};
  std::optional<std::uint16_t> parameter;
};

struct Expr;
/// Rows of a child table for which the filter holds. A filter's row space is `table`.
struct Set {
  TableId table = none16;
  std::vector<Expr> filter;  // none or one condition; bounds (`within last …`) are already part of it
};

struct Expr {
  ExprKind kind = ExprKind::broken;
  Type type;
  TableId table = root_table;  // the row space: one value for each row of it
  Span span;
  std::vector<Expr> children;
  std::vector<Set> set;  // none or one
  std::uint16_t index = none16;
  ColumnId column = none16;
  std::vector<std::uint16_t> codes;
  Relation relation = Relation::equal;
  Decimal number;
  Date date;
  std::string text;
  bool boolean = false;
  Dated<Duration> duration;
  std::int8_t sign = 1;
  Quantity quantity = Quantity::some;
  Quantity elements = Quantity::every;   // coverage: every/some/no element
  std::optional<std::uint16_t> element;  // coverage: one element only
  bool earliest = true;
  Aggregate aggregate = Aggregate::count;
  Dated<std::int64_t> count;            // quantifier; coverage by number
  std::optional<Dated<Decimal>> share;  // coverage by share, 0.8 for 80%
};

}  // namespace safon::model
