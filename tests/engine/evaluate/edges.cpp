// Sizes and values at the edge: nobody, nothing, very many codes, numbers that do not fit.
#include <doctest/doctest.h>

#include "engine/record/build.hpp"
#include "random_case.hpp"

namespace safon::testing {
namespace {

const Register verdict{.kind = RegKind::verdict};
constexpr std::int64_t largest = 9'000'000'000'000'000'000;

Run run_once(const Plan& plan, const RecordBatch& batch, std::vector<Standing> standing = {}) {
  Run run(plan);
  const std::int32_t at = first_day;
  run.run(batch, standing, {&at, 1});
  return run;
}

// number `op` number, both in micros; none when unknown
std::optional<std::int64_t> result(Op op, std::int64_t a, std::int64_t b) {
  PlanBuilder w(schema_of_cases());
  const Register number{.kind = RegKind::number};
  const Reg left = w.add({.op = Op::constant, .out = 0, .number = {a}}, number);
  const Reg right = w.add({.op = Op::constant, .out = 0, .number = {b}}, number);
  const Reg out = w.add({.op = op, .out = 0, .a = left, .b = right}, number);
  RecordBatch batch(w.plan.schema);
  append_row(batch, 0);
  const std::int64_t value = run_once(w.plan, batch).column(out).numbers[0];
  if (value == unknown_value<std::int64_t>) return std::nullopt;
  return value;
}

}  // namespace

TEST_CASE("a batch of nobody is answered, and the run serves the next one") {
  Random random(3);
  const Plan plan = random_plan(random);
  const RecordBatch nobody(plan.schema);
  Run run(plan);
  const std::int32_t at = first_day;
  run.run(nobody, {}, {});
  run.run(nobody, {}, {&at, 1});
  for (Reg reg = 0; reg < plan.registers.size(); ++reg) CHECK(run.column(reg).certain.empty());
  const RecordBatch some = random_records(random, plan.schema, 3);
  run.run(some, {}, {&at, 1});
  for (Reg reg = 0; reg < plan.registers.size(); ++reg)
    if (plan.registers[reg].kind == RegKind::verdict)
      CHECK(run.column(reg).certain.size() == (some.rows(plan.registers[reg].table) + 63) / 64);
}

TEST_CASE("sums and products that do not fit are unknown") {
  CHECK(result(Op::add, largest, 0) == largest);
  CHECK_FALSE(result(Op::add, largest, 1));
  CHECK_FALSE(result(Op::add, largest, largest));
  CHECK_FALSE(result(Op::subtract, -largest, 1));
  CHECK_FALSE(result(Op::multiply, largest, 1'000'001));
  CHECK_FALSE(result(Op::multiply, largest, -largest));
  CHECK(result(Op::multiply, largest, -1'000'000) == -largest);
}

TEST_CASE("products are rounded to six places, halves away from zero") {
  CHECK(result(Op::multiply, 3'500'000, 2'000'000) == 7'000'000);
  CHECK(result(Op::multiply, 1, 500'000) == 1);
  CHECK(result(Op::multiply, -1, 500'000) == -1);
  CHECK(result(Op::multiply, 1, 499'999) == 0);
  CHECK(result(Op::multiply, 800'000, 800'000) == 640'000);
}

TEST_CASE("an average is compared without rounding") {
  PlanBuilder w(schema_of_cases());
  const Reg hours = w.load(1, 2);
  const Reg all = w.add({.op = Op::exists, .out = 0, .a = hours}, {.kind = RegKind::verdict, .table = 1});
  const Reg average =
      w.add({.op = Op::average_rows, .out = 0, .a = all, .b = hours, .table = 1}, {.kind = RegKind::ratio});
  const Reg third = w.add({.op = Op::constant, .out = 0, .number = {333'333}}, {.kind = RegKind::number});
  const Reg more =
      w.add({.op = Op::compare, .out = 0, .a = average, .b = third, .relation = Relation::greater}, verdict);
  RecordBatch batch(w.plan.schema);
  append_row(batch, 0);
  for (int i = 0; i < 3; ++i) {
    append_row(batch, 1);
    put(batch, 1, 2, i == 0 ? 1'000'000 : 0);
  }
  append_row(batch, 0);
  mark_given(batch, 1);
  const Run run = run_once(w.plan, batch);
  CHECK(run.verdict(more, 0) == Verdict::met);
  CHECK(run.verdict(more, 1) == Verdict::not_met);  // the average of nothing is absent
}

TEST_CASE("a sum of very large values does not wrap") {
  PlanBuilder w(schema_of_cases());
  const Reg hours = w.load(1, 2);
  const Reg all = w.add({.op = Op::exists, .out = 0, .a = hours}, {.kind = RegKind::verdict, .table = 1});
  const Reg sum = w.add({.op = Op::sum_rows, .out = 0, .a = all, .b = hours, .table = 1}, {.kind = RegKind::number});
  RecordBatch batch(w.plan.schema);
  append_row(batch, 0);
  for (int i = 0; i < 5; ++i) {
    append_row(batch, 1);
    put(batch, 1, 2, largest);
  }
  CHECK(run_once(w.plan, batch).column(sum).numbers[0] == unknown_value<std::int64_t>);
}

TEST_CASE("a framework may have sixty thousand criteria") {
  Schema schema = schema_of_cases();
  schema.code_lists[2].codes.resize(60'000);
  PlanBuilder w(schema);
  const Reg criterion = w.load(3, 0);
  const Reg all = w.add({.op = Op::exists, .out = 0, .a = criterion}, {.kind = RegKind::verdict, .table = 3});
  const Reg set = w.add({.op = Op::distinct_codes, .out = 0, .a = all, .b = criterion, .table = 3},
                        {.kind = RegKind::code_set, .code_list = 2});
  Step step{.op = Op::set_count, .out = 0, .a = set, .relation = Relation::greater_equal, .count = 2};
  for (int code = 30'000; code < 60'000; ++code) step.codes.push_back(std::uint16_t(code));
  const Reg two = w.add(step, verdict);
  step.count = 3;
  const Reg three = w.add(step, verdict);
  RecordBatch batch(w.plan.schema);
  append_row(batch, 0);
  for (const int code : {29'999, 30'000, 59'999, 30'000}) {
    append_row(batch, 3);
    put(batch, 3, 0, code);
  }
  const Run run = run_once(w.plan, batch);
  CHECK(run.verdict(two, 0) == Verdict::met);
  CHECK(run.verdict(three, 0) == Verdict::not_met);
}

TEST_CASE("someone of whom the ledger was not asked has an unknown standing") {
  PlanBuilder w(schema_of_cases());
  const Reg is = w.add({.op = Op::status_is, .out = 0, .codes = {1}}, verdict);
  const Reg was = w.add({.op = Op::status_was, .out = 0, .codes = {0, 2}}, verdict);
  const Reg since =
      w.add({.op = Op::load_standing, .out = 0, .standing = StandingField::status_since}, {.kind = RegKind::date});
  RecordBatch batch(w.plan.schema);
  append_row(batch, 0);
  const Run without = run_once(w.plan, batch);
  CHECK(without.verdict(is, 0) == Verdict::unknown);
  CHECK(without.verdict(was, 0) == Verdict::unknown);
  CHECK(without.column(since).dates[0] == unknown_value<std::int32_t>);
  const Run with = run_once(w.plan, batch, {{.status = {1}, .status_since = {7}, .entered = {7}, .ever = {0b110}}});
  CHECK(with.verdict(is, 0) == Verdict::met);
  CHECK(with.verdict(was, 0) == Verdict::met);
  CHECK(with.column(since).dates[0] == 7);
}

}  // namespace safon::testing
