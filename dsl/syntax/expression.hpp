// Names, texts and expressions as they were written, with spans. Spans take no part in meaning.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "dsl/source/source_text.hpp"
#include "engine/value/date.hpp"
#include "engine/value/decimal.hpp"
#include "engine/value/duration.hpp"

namespace safon::syntax {

struct Name {
  std::string text;
  Span span;
};
struct Text {
  std::string value;  // escapes resolved
  Span span;
};
struct Label {
  std::vector<std::pair<Name, Text>> texts;  // the first has an empty language name when no `@` was written
};
struct DateLiteral {
  Date date;
  Span span;
};
using Path = std::vector<Name>;

enum class ExprKind : std::uint8_t {
  number,
  percentage,
  text,
  date,
  duration,
  boolean,
  today,  // literals
  path,   // names in `path`
  add,
  subtract,
  multiply,
  divide,
  negate,
  and_,
  or_,
  implies,
  not_,          // children; and_/or_: two or more
  parentheses,   // one child; kept so that mixed and/or can be told from grouped ones
  relation,      // children[0] `relation` children[1…]
  quantifier,    // `quantity` of `sets[0]`; `every … has`: children[0] is the condition; count in children.back() where
                 // one is needed
  selection,     // earliest/latest of sets[0]; of each value of the fields in `path`, where there are any
  aggregate,     // count/sum/average/smallest/largest; `path` is the field
  rows,          // sets[0], to which a `let` gives a name; `with at least N different F for each …`: the count in
                 // children[0], F and the fields after `each` in `path`; `with average of F at least N for each …`: the
                 // relation, its left side an aggregate without a set, in children[0]
  coverage,      // framework in `path` (`element f.e`: two names); share or count in children[0]; `sets[0]`
  previously,    // path
  status,        // `status of X`: the programme in `path`; only the left side of a relation
  status_began,  // `status began`, `status of X began`: the programme in `path`, or none
  placed,        // path: an intake, "directors", or one year of it, "directors 2013"
  expired,
  renewable,
  broken,  // could not be read; already reported, so whatever rests on it is passed over in silence
};
enum class RelationKind : std::uint8_t {
  is,
  is_not,
  in,
  not_in,
  at_least,
  at_most,
  more_than,
  less_than,
  between,
  after,
  before,
  on,
  on_or_after,
  on_or_before,
  within_last,
  within_next,  // children[1]: duration or parameter
  within_of,
  within_after,
  within_before,  // children[1]: duration, children[2]: date
  exists,
  missing,
  refused,  // `=`, `&&` …: text in `refused_word`; children[1] when one could be read
};
enum class Quantity : std::uint8_t { some, no, every, at_least, at_most, exactly };
enum class Selection : std::uint8_t { earliest, latest };
enum class Aggregate : std::uint8_t { count, sum, average, smallest, largest, different };

struct Expr;
/// `after`, `within last` … of a set: a relation whose left side is the record's dating field.
struct SetBound {
  RelationKind kind;
  std::vector<Expr> operands;
  Span span;
};
struct Set {
  Name name;
  std::vector<Expr> where;  // none or one
  std::vector<SetBound> bounds;
  Span span;
};
struct Expr {
  ExprKind kind{};
  Span span;
  std::vector<Expr> children;
  Path path;
  std::vector<Set> sets;
  RelationKind relation{};
  Quantity quantity{};
  Selection selection{};
  Aggregate aggregate{};
  Span operator_span;  // of the relation's or operator's words
  Decimal number;      // number; percentage: 80 % is 0.8
  Date date;
  Duration duration;
  bool boolean = false;
  std::string text;  // text literal; the word of a refused relation
};

}  // namespace safon::syntax
