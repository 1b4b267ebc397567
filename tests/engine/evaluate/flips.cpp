// Flip dates where they can be said exactly: neither too late, nor a needless night early.
#include <doctest/doctest.h>

#include "engine/record/build.hpp"
#include "random_case.hpp"

namespace safon::testing {
namespace {

constexpr ColumnId held = 0, kind = 1;  // of activities
const Register of_row{.kind = RegKind::verdict, .table = 1, .moves = true};
const Register of_participant{.kind = RegKind::verdict, .moves = true};

Date day(const char* text) {
  return parse_iso_date(text).value();
}

// One participant whose activities were held on these days ("" unknown), all of kind 0.
RecordBatch held_on(const Schema& schema, std::initializer_list<const char*> days) {
  RecordBatch batch(schema);
  append_row(batch, 0);
  mark_given(batch, 1);
  for (const char* text : days) {
    append_row(batch, 1);
    put(batch, 1, kind, 0);
    if (*text) put(batch, 1, held, day(text).days);
  }
  return batch;
}

struct Answer {
  Verdict verdict;
  std::string flip;
  bool operator==(const Answer&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Answer& answer) {
  return out << int(answer.verdict) << " until " << answer.flip;
}

Answer ask(const Plan& plan, Reg reg, const RecordBatch& batch, const char* as_of) {
  Run run(plan);
  const std::int32_t at = day(as_of).days;
  run.run(batch, {}, {&at, 1});
  return {run.verdict(reg, 0), to_iso(run.flip(reg, 0))};
}

// at least `count` activities within last 24 months
struct WithinTwoYears : PlanBuilder {
  explicit WithinTwoYears(std::int64_t count, Relation relation = Relation::greater_equal)
      : PlanBuilder(schema_of_cases()) {
    const Reg date = load(1, held);
    recent = add({.op = Op::compare_today,
                  .out = 0,
                  .a = date,
                  .relation = Relation::greater_equal,
                  .duration = {.months = 24},
                  .sign = -1,
                  .rounding = MonthEnd::down},
                 of_row);
    seen = add({.op = Op::visible, .out = 0, .table = 1}, of_row);
    both = add({.op = Op::all_of, .out = 0, .inputs = {recent, seen}}, of_row);
    enough = add({.op = Op::reduce_count, .out = 0, .a = both, .table = 1, .relation = relation, .count = count},
                 of_participant);
  }
  Reg recent, seen, both, enough;
};

}  // namespace

TEST_CASE("a window of two years holds through the day two years after, and not the next") {
  const WithinTwoYears w(1);
  const RecordBatch batch = held_on(w.plan.schema, {"2024-03-09"});
  CHECK(ask(w.plan, w.enough, batch, "2024-03-08") == Answer{Verdict::not_met, "2024-03-09"});
  CHECK(ask(w.plan, w.enough, batch, "2024-03-09") == Answer{Verdict::met, "2026-03-10"});
  CHECK(ask(w.plan, w.enough, batch, "2026-03-09") == Answer{Verdict::met, "2026-03-10"});
  CHECK(ask(w.plan, w.enough, batch, "2026-03-10") == Answer{Verdict::not_met, "never"});
}

TEST_CASE("a window that began on 29 February ends with the 28th where that year has no 29th") {
  const WithinTwoYears w(1);
  const RecordBatch batch = held_on(w.plan.schema, {"2024-02-29"});
  CHECK(ask(w.plan, w.enough, batch, "2026-02-28") == Answer{Verdict::met, "2026-03-01"});
  CHECK(ask(w.plan, w.enough, batch, "2026-03-01") == Answer{Verdict::not_met, "never"});
}

TEST_CASE("two of three lapses with the second to go") {
  const WithinTwoYears w(2);
  const RecordBatch batch = held_on(w.plan.schema, {"2024-05-01", "2024-01-01", "2024-03-01"});
  CHECK(ask(w.plan, w.enough, batch, "2024-06-01") == Answer{Verdict::met, "2026-03-02"});
  CHECK(ask(w.plan, w.enough, batch, "2024-01-01") == Answer{Verdict::not_met, "2024-03-01"});
}

TEST_CASE("two of three are reached with the second to come") {
  const WithinTwoYears w(2);
  const RecordBatch batch = held_on(w.plan.schema, {"2024-05-01", "2024-04-01", "2024-03-01"});
  CHECK(ask(w.plan, w.enough, batch, "2024-02-01") == Answer{Verdict::not_met, "2024-04-01"});
}

TEST_CASE("fewer than two of three turns on the same days") {
  const WithinTwoYears w(2, Relation::less);
  const RecordBatch batch = held_on(w.plan.schema, {"2024-05-01", "2024-01-01", "2024-03-01"});
  CHECK(ask(w.plan, w.enough, batch, "2024-06-01") == Answer{Verdict::not_met, "2026-03-02"});
  CHECK(ask(w.plan, w.enough, batch, "2024-01-01") == Answer{Verdict::met, "2024-03-01"});
}

TEST_CASE("a list that nobody gave stays unknown for ever") {
  const WithinTwoYears w(1);
  RecordBatch batch(w.plan.schema);
  append_row(batch, 0);
  CHECK(ask(w.plan, w.enough, batch, "2024-06-01") == Answer{Verdict::unknown, "never"});
  CHECK(ask(w.plan, w.enough, held_on(w.plan.schema, {}), "2024-06-01") == Answer{Verdict::not_met, "never"});
  CHECK(ask(w.plan, w.enough, held_on(w.plan.schema, {""}), "2024-06-01") == Answer{Verdict::unknown, "never"});
}

TEST_CASE("a branch that is false for good hides what the others will do") {
  WithinTwoYears w(1);
  const Reg newly = w.load(0, 5);
  const Reg is_new = w.add({.op = Op::is_true, .out = 0, .a = newly}, {.kind = RegKind::verdict});
  const Reg all = w.add({.op = Op::all_of, .out = 0, .inputs = {w.enough, is_new}}, of_participant);
  const Reg any = w.add({.op = Op::any_of, .out = 0, .inputs = {w.enough, is_new}}, of_participant);
  RecordBatch batch = held_on(w.plan.schema, {"2024-03-09"});
  put(batch, 0, 5, 0);
  CHECK(ask(w.plan, all, batch, "2025-01-01") == Answer{Verdict::not_met, "never"});
  CHECK(ask(w.plan, any, batch, "2025-01-01") == Answer{Verdict::met, "2026-03-10"});
  put(batch, 0, 5, 1);
  CHECK(ask(w.plan, all, batch, "2025-01-01") == Answer{Verdict::met, "2026-03-10"});
  CHECK(ask(w.plan, any, batch, "2025-01-01") == Answer{Verdict::met, "never"});
}

TEST_CASE("the latest row changes when a later one comes into sight, not when an older one goes") {
  WithinTwoYears w(1);
  const Reg row = w.add({.op = Op::latest_row, .out = 0, .a = w.both, .table = 1},
                        {.kind = RegKind::row, .row_table = 1, .moves = true});
  const Reg exists = w.add({.op = Op::exists, .out = 0, .a = row}, of_participant);
  const RecordBatch batch = held_on(w.plan.schema, {"2024-01-01", "2024-05-01", "2025-07-01", "2024-05-01"});
  Run run(w.plan);
  std::int32_t at = day("2024-06-01").days;
  run.run(batch, {}, {&at, 1});
  CHECK(run.column(row).dates[0] == 1);  // of two on the same day, the first in the record
  CHECK(to_iso(run.flip(row, 0)) == "2025-07-01");
  at = day("2025-07-01").days;
  run.run(batch, {}, {&at, 1});
  CHECK(run.column(row).dates[0] == 2);
  CHECK(to_iso(run.flip(row, 0)) == "2027-07-02");
  CHECK(ask(w.plan, exists, batch, "2027-07-02") == Answer{Verdict::not_met, "never"});
}

TEST_CASE("a row without a date may come first as soon as it holds") {
  // earliest activity from 30 days after taking up post: the moving part is the participant's, not the row's
  PlanBuilder w(schema_of_cases());
  const Reg entered = w.load(0, 1);
  const Reg settled = w.add({.op = Op::compare_today,
                             .out = 0,
                             .a = entered,
                             .relation = Relation::less_equal,
                             .duration = {.days = 30},
                             .sign = -1},
                            of_participant);
  const Reg each = w.add({.op = Op::broadcast, .out = 0, .a = settled}, of_row);
  const Reg title = w.load(1, 5);
  const Reg named = w.add({.op = Op::exists, .out = 0, .a = title}, {.kind = RegKind::verdict, .table = 1});
  const Reg either = w.add({.op = Op::any_of, .out = 0, .inputs = {each, named}}, of_row);
  const Reg row = w.add({.op = Op::earliest_row, .out = 0, .a = either, .table = 1},
                        {.kind = RegKind::row, .row_table = 1, .moves = true});
  RecordBatch batch = held_on(w.plan.schema, {"2024-01-01", ""});
  put_absent(batch, 1, 5);
  std::get<std::vector<std::uint32_t>>(batch.tables[1].columns[5])[0] = 0;
  batch.texts = {"first"};
  put(batch, 0, 1, day("2024-06-01").days);
  Run run(w.plan);
  const std::int32_t at = day("2024-06-15").days;
  run.run(batch, {}, {&at, 1});
  CHECK(run.column(row).dates[0] == 0);
  CHECK(to_iso(run.flip(row, 0)) == "2024-07-01");
}

TEST_CASE("a parameter's next value is a day to wake for") {
  PlanBuilder w(schema_of_cases());
  const Reg needed = w.add(
      {.op = Op::in_force, .out = 0, .series = {{day("2026-09-01"), 20'000'000}, {day("2028-09-01"), 25'000'000}}},
      {.kind = RegKind::number, .moves = true});
  const Reg hours = w.load(0, 4);
  const Reg enough = w.add({.op = Op::compare, .out = 0, .a = hours, .b = needed, .relation = Relation::greater_equal},
                           of_participant);
  RecordBatch batch(w.plan.schema);
  append_row(batch, 0);
  put(batch, 0, 4, 22'000'000);
  CHECK(ask(w.plan, enough, batch, "2026-08-31") == Answer{Verdict::unknown, "2026-09-01"});
  CHECK(ask(w.plan, enough, batch, "2026-09-01") == Answer{Verdict::met, "2028-09-01"});
  CHECK(ask(w.plan, enough, batch, "2028-09-01") == Answer{Verdict::not_met, "never"});
}

TEST_CASE("where the calendar of working days ends, so does the answer") {
  PlanBuilder w(schema_of_cases());
  w.plan.calendars = {{.name = "week",
                       .first = day("2026-01-01"),
                       .last = day("2026-01-31"),
                       .working = {false, true, true, true, true, true, false, false}}};
  const Reg entered = w.load(0, 1);
  const Reg due = w.add({.op = Op::compare_today,
                         .out = 0,
                         .a = entered,
                         .relation = Relation::less_equal,
                         .duration = {.working_days = 5},
                         .sign = 1,
                         .calendar = 0},
                        of_participant);
  RecordBatch batch(w.plan.schema);
  append_row(batch, 0);
  put(batch, 0, 1, day("2026-01-16").days);
  CHECK(ask(w.plan, due, batch, "2025-12-20") == Answer{Verdict::unknown, "2026-01-01"});
  CHECK(ask(w.plan, due, batch, "2026-01-02") == Answer{Verdict::not_met, "2026-01-09"});
  CHECK(ask(w.plan, due, batch, "2026-01-09") == Answer{Verdict::met, "2026-01-26"});
  CHECK(ask(w.plan, due, batch, "2026-01-26") == Answer{Verdict::unknown, "never"});
  CHECK(ask(w.plan, due, batch, "2026-03-01") == Answer{Verdict::unknown, "never"});
}

}  // namespace safon::testing
