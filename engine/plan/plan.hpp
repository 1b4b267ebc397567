// A compiled policy: a flat list of typed steps over columns. Made by dsl/lower, run by engine/evaluate, immutable.
//
// A register is one column over the rows of one table. A step writes one register from earlier ones, so the list is
// also its own order of evaluation. Equal steps are made once (lower shares them).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/plan/relation.hpp"
#include "engine/record/schema.hpp"
#include "engine/value/calendar.hpp"
#include "engine/value/decimal.hpp"
#include "engine/value/duration.hpp"
#include "engine/value/place.hpp"
#include "engine/value/verdict.hpp"

namespace safon {

using Reg = std::uint32_t;
inline constexpr Reg no_reg = 0xFFFFFFFF;

/// verdict: u8 (Verdict). code, boolean: u8/u16 as the column. date: i32. number: i64 micros. ratio: two i64, numerator
/// in micros over a positive whole denominator (an average is never rounded). text: u32. row: i32 index into the rows
/// of `row_table`, or unknown_value / absent_value. code_set: bits, certain and possible.
enum class RegKind : std::uint8_t { verdict, code, date, number, ratio, text, row, code_set };

struct Register {
  RegKind kind;
  TableId table = root_table;        // one value for each row of this table
  TableId row_table = none16;        // for `row`
  std::uint16_t code_list = none16;  // for `code` and `code_set`
  bool moves = false;                // may change with the as-of date alone: then it carries flip dates
};

/// Comparisons with a value that is known to be absent are not met; with one that is unknown, unknown. What is made
/// from an absent value is absent, and from an unknown one unknown; where both meet, absent goes first, for it is so
/// either way. A list that was not given makes whatever is made from its rows unknown.
enum class Op : std::uint8_t {
  // values
  load,           // out = column `column` of `table` (its storage is read in place)
  load_standing,  // out = Standing field `standing` of each participant (root table); `placed` and `waived_until`:
                  // of the batch
  constant,  // out = the literal (`number`, `date`, `text`, codes[0]; a verdict: met unless `count` is 0), for every
             // row
  in_force,  // out (number or date) = the last of `series` that began on or before the as-of date; before it: unknown
  adjusted,  // out (number or date, root table) = what people have adjusted it to for the participant on the as-of date
             // (`programme`: index into CompiledPolicy::waivables); unknown where that waits to be confirmed again, or
             // where nobody was asked; else a
  broadcast,  // out = a (of the parent table), for each row of the child table `out.table`
  gather,     // out (at a's table) = column `column` of the row that the row register a points to; absent when no row
  add_duration,  // date out = a + `duration` with sign `sign`; outside the calendar's cover: unknown
  add,
  subtract,
  multiply,  // number (or ratio) out = a ∘ b; out of range: unknown; a product is rounded to six places, halves
             // outwards
  divide,    // ratio out = a / b, exact; b zero: unknown
  // verdicts of one value
  exists,         // a is known: met; absent: not met; unknown: unknown (row, date, code, …)
  is_true,        // boolean column a
  in_codes,       // code a is one of `codes` (indices)
  compare,        // a `relation` b: both date, number/ratio, text, code of one list (by order), or row (same row)
  compare_today,  // date a `relation` (as_of + sign * duration), where that is in the calendar's cover; else unknown
  status_is,      // current status is one of `codes` (indices into Programme::statuses)
  status_was,     // one of `codes` was ever held, the present one included
  // logic
  all_of,
  any_of,    // of `inputs` (verdicts of one table); none of them: met / not met
  not_of,    // a
  at_least,  // at least `count` of `inputs` met; not met when too few can be
  // tables
  visible,       // per row of `table`: its dating field is on or before the as-of date (and its parent row is visible)
  reduce_count,  // a: verdicts of rows; the number of met rows `relation` `count`, per parent row: by interval
  reduce_all,    // a: verdicts of rows: every row (no rows: met), per parent row
  is_filled,  // verdict, per parent row: whether member `count` of a pool is given what it needs (engine/pool/fill.hpp)
              // of the rows of `table`: member m may have the met rows of `inputs[m]`, and needs `codes[m]`
  count_rows,    // number out = met rows of a; any unknown row: unknown
  sum_rows,      // number out = sum of b over rows where a; an absent b adds nothing
  average_rows,  // ratio out; no row: absent
  smallest_rows,
  largest_rows,  // of b (date or number) where a; no row: absent. With `inputs`, the four: per row, of its group
  earliest_row,
  latest_row,  // row out: by the dating field, among rows where a; ties: the first in the record's order
  latest_of_each,
  earliest_of_each,  // verdict per row out: of the rows where a that have its values of `inputs`, the row is the one of
                     // the latest or earliest date (ties: the first); a row that lacks one of these values never is
  different_of_each,  // verdict per row out: the row is one where a, and those that have its values of `inputs` have at
                      // least `count` different values of b
  count_different,    // number out = how many different values of b rows where a have; absent ones do not count, and
                      // where a row in doubt could add one it is unknown
  distinct_codes,     // code_set out = codes b of the rows where a
  set_count,          // code_set a: the number of its codes among `codes` `relation` `count`: by interval
};

/// Per participant and programme: what the ledger says before the evaluation. Not part of the record.
/// `validity`: the day from which the present status' validity is counted; to a day of the year, its first day after.
/// `placed`: the day since which a place in an intake is theirs (`programme` is then the intake's index).
/// `waived_until`: the last day of the waiver that holds on the as-of date (`programme`: index into
/// CompiledPolicy::waivables); absent without one, unknown where one waits to be confirmed again.
enum class StandingField : std::uint8_t { status, status_since, entered, validity, placed, waived_until };

struct DatedValue {
  Date from;
  std::int64_t value;  // micros, or Date::days
};

struct Step {
  Op op;
  Reg out;
  Reg a = no_reg, b = no_reg;
  std::vector<Reg> inputs;     // all_of, any_of, at_least, is_filled; the columns by which rows are grouped
  TableId table = root_table;  // load, constant, visible; for reduce_*: the child table that is reduced
  ColumnId column = none16;
  Relation relation = Relation::equal;
  std::int64_t count = 0;
  std::vector<std::uint16_t> codes;  // sorted; is_filled: needs, by member
  Decimal number;
  Date date;
  std::string text;
  std::vector<DatedValue> series;  // in_force, by date
  Duration duration;
  std::int8_t sign = 1;
  MonthEnd rounding = MonthEnd::undeclared;
  std::uint16_t calendar = none16;  // index into Plan::calendars
  StandingField standing = StandingField::status;
  std::uint16_t programme = 0;  // for standing and adjusted
  Place place;                  // the text that the step comes from; not compared when steps are shared
};

struct Plan {
  Schema schema;
  std::vector<Calendar> calendars;
  std::vector<Register> registers;
  std::vector<Step> steps;
};

/// One line a step, stable: `r12 = reduce_count activities r11 >= 2    # reflection.coaching`.
[[nodiscard]] std::string print_plan(const Plan& plan);

}  // namespace safon
