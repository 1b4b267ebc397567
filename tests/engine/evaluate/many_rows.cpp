// What is only done for long lists and large batches gives what is done for small ones.
#include <doctest/doctest.h>

#include "engine/record/build.hpp"
#include "random_case.hpp"

namespace safon::testing {
namespace {

constexpr ColumnId held = 0, hours = 2, passed = 3;  // of activities
constexpr int participants = 400;
constexpr Relation relations[] = {Relation::equal,      Relation::not_equal, Relation::less,
                                  Relation::less_equal, Relation::greater,   Relation::greater_equal};

// Lists of 0 to 40 activities, some of 150; some dates, hours and answers are unknown or absent, some hours are as
// large as can be.
RecordBatch long_lists(Random& random, const Schema& schema) {
  RecordBatch batch(schema);
  const auto maybe = [&](ColumnId column, std::int64_t value) {
    if (random.one_in(40)) return put_absent(batch, 1, column);
    if (!random.one_in(40)) put(batch, 1, column, value);
  };
  for (int p = 0; p < participants; ++p) {
    append_row(batch, root_table);
    mark_given(batch, 1);
    for (int rows = random.one_in(20) ? 150 : random.number(0, 40); rows > 0; --rows) {
      append_row(batch, 1);
      maybe(held, random.number(first_day, first_day + days_of_cases));
      maybe(hours, random.one_in(400) ? 8'999'999'999'999'999'999 : random.number(-5, 50) * 500'000);
      maybe(passed, random.number(0, 1));
    }
  }
  return batch;
}

RecordBatch only(const RecordBatch& batch, std::size_t participant) {
  RecordBatch one(*batch.schema);
  append_participant(one, batch, participant);
  return one;
}

}  // namespace

TEST_CASE("a large batch has the verdicts and flips of its participants alone, night after night") {
  PlanBuilder w(schema_of_cases());
  const Reg date = w.load(1, held);
  std::vector<Reg> asked;
  for (const Relation relation : relations)
    for (const int months : {0, 12}) {
      const Step step{.op = Op::compare_today,
                      .out = 0,
                      .a = date,
                      .relation = relation,
                      .duration = {.months = months},
                      .sign = -1,
                      .rounding = MonthEnd::down};
      asked.push_back(w.add(step, {.kind = RegKind::verdict, .table = 1, .moves = true}));
    }
  Random random(7);
  const RecordBatch batch = long_lists(random, w.plan.schema);
  REQUIRE(batch.rows(1) > std::size_t(4 * days_of_cases));  // enough for a table of flips
  Run together(w.plan), alone(w.plan);
  for (const std::int32_t day : {first_day + 400, first_day + 401, first_day + 30, first_day + 2000}) {
    together.run(batch, {}, {&day, 1});
    for (std::size_t p = 0; p < batch.size; ++p) {
      const RecordBatch one = only(batch, p);
      alone.run(one, {}, {&day, 1});
      const auto [first, last] = together.rows_of(1, p);
      for (const Reg reg : asked)
        for (std::uint32_t row = first; row < last; ++row) {
          REQUIRE(together.verdict(reg, row) == alone.verdict(reg, row - first));
          REQUIRE(together.flip(reg, row) == alone.flip(reg, row - first));
        }
    }
  }
}

TEST_CASE("long lists are counted and added up as row by row") {
  PlanBuilder w(schema_of_cases());
  const Register of_row{.kind = RegKind::verdict, .table = 1};
  const Reg ok = w.add({.op = Op::is_true, .out = 0, .a = w.load(1, passed)}, of_row);
  const Reg total =
      w.add({.op = Op::sum_rows, .out = 0, .a = ok, .b = w.load(1, hours), .table = 1}, {.kind = RegKind::number});
  const Reg number = w.add({.op = Op::count_rows, .out = 0, .a = ok, .table = 1}, {.kind = RegKind::number});
  std::vector<Reg> counts;
  for (const Relation relation : relations)
    counts.push_back(w.add({.op = Op::reduce_count, .out = 0, .a = ok, .table = 1, .relation = relation, .count = 9},
                           {.kind = RegKind::verdict}));
  Random random(11);
  const RecordBatch batch = long_lists(random, w.plan.schema);
  Run run(w.plan);
  const std::int32_t day = first_day;
  run.run(batch, {}, {&day, 1});
  const auto& values = std::get<std::vector<std::int64_t>>(batch.tables[1].columns[hours]);
  for (std::size_t p = 0; p < batch.size; ++p) {
    const auto [first, last] = run.rows_of(1, p);
    int least = 0, most = 0;
    long double sum = 0;
    bool known = true;
    for (std::uint32_t row = first; row < last; ++row) {
      const Verdict met = run.verdict(ok, row);
      least += met == Verdict::met;
      most += met != Verdict::not_met;
      if (met == Verdict::not_met || values[row] == absent_value<std::int64_t>) continue;
      known &= met == Verdict::met && values[row] != unknown_value<std::int64_t>;
      sum += static_cast<long double>(values[row]);
    }
    known &= sum <= 9e18L;
    const std::int64_t unknown = unknown_value<std::int64_t>;
    CHECK(run.column(total).numbers[p] == (known ? std::int64_t(sum) : unknown));
    CHECK(run.column(number).numbers[p] == (least == most ? least * micros_per_unit : unknown));
    const auto expected = [&](auto holds) {
      int yes = 0, no = 0;
      for (int n = least; n <= most; ++n) ++(holds(n) ? yes : no);
      return no == 0 ? Verdict::met : yes == 0 ? Verdict::not_met : Verdict::unknown;
    };
    CHECK(run.verdict(counts[0], p) == expected([](int n) { return n == 9; }));
    CHECK(run.verdict(counts[1], p) == expected([](int n) { return n != 9; }));
    CHECK(run.verdict(counts[2], p) == expected([](int n) { return n < 9; }));
    CHECK(run.verdict(counts[3], p) == expected([](int n) { return n <= 9; }));
    CHECK(run.verdict(counts[4], p) == expected([](int n) { return n > 9; }));
    CHECK(run.verdict(counts[5], p) == expected([](int n) { return n >= 9; }));
  }
}

}  // namespace safon::testing
