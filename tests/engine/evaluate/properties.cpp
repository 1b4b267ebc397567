// What holds for every plan, record and day.
#include <doctest/doctest.h>

#include <algorithm>

#include "engine/evaluate/kernels/kernels.hpp"
#include "engine/record/build.hpp"
#include "oracle.hpp"
#include "random_case.hpp"

namespace safon::testing {
namespace {

struct Case {
  Random random;
  Plan plan;
  RecordBatch batch;
  std::vector<Standing> standing;

  explicit Case(std::uint64_t seed)
      : random(seed),
        plan(random_plan(random)),
        batch(random_records(random, plan.schema, seed % 250 == 0 ? 300 : random.number(0, 4), seed % 3 == 0)),
        standing(random_standing(random, int(batch.size))) {}

  std::int32_t some_day() { return first_day + random.number(-30, days_of_cases + 30); }
  [[nodiscard]] std::size_t rows(Reg reg) const { return batch.rows(plan.registers[reg].table); }
};

std::string line(const Plan& plan, Reg reg) {
  const std::string all = print_plan(plan);
  const std::string start = "r" + std::to_string(reg) + " = ";
  const std::size_t at = all.starts_with(start) ? 0 : all.find("\n" + start) + 1;
  return all.substr(at, all.find('\n', at) - at);
}

}  // namespace

TEST_CASE("the engine answers what the plain reading of the plan does, whatever the processor") {
  for (int seed = 0; seed < cases(4000); ++seed) {
    use_instructions(Instructions(seed / 3 % 3));
    Case c(std::uint64_t(seed) + 1);
    Run run(c.plan);
    for (int day = 0; day < 2; ++day) {
      const std::int32_t as_of = c.some_day();
      run.run(c.batch, c.standing, {&as_of, 1});
      Oracle oracle(c.plan, c.batch, c.standing, Date{as_of});
      for (Reg reg = 0; reg < c.plan.registers.size(); ++reg)
        for (std::uint32_t row = 0; row < c.rows(reg); ++row) {
          const Value answer = engine_value(run, c.plan, c.batch, reg, row);
          const Value expected = oracle.value(reg, row);
          if (!(answer == expected))
            FAIL("seed " << seed << ", row " << row << ", " << line(c.plan, reg) << ": " << shown(answer) << " for "
                         << shown(expected));
        }
    }
  }
  use_instructions(best_instructions());
}

TEST_CASE("nothing changes before its flip date") {
  for (int seed = 0; seed < cases(4000); ++seed) {
    Case c(std::uint64_t(seed) + 1'000'000);
    const std::int32_t as_of = c.some_day();
    Run now(c.plan), later(c.plan);
    now.run(c.batch, c.standing, {&as_of, 1});
    std::vector<std::int32_t> days{as_of + 1, as_of + c.random.number(2, 500)};
    for (Reg reg = 0; reg < c.plan.registers.size(); ++reg)  // and on the eve of some flips, where mistakes would show
      if (const std::size_t n = c.rows(reg); n > 0 && days.size() < 12)
        if (const Date flip = now.flip(reg, std::size_t(c.random.number(0, int(n) - 1))); flip != never)
          days.push_back(flip.days - 1);
    for (const std::int32_t day : days) {
      if (day <= as_of) continue;
      later.run(c.batch, c.standing, {&day, 1});
      for (Reg reg = 0; reg < c.plan.registers.size(); ++reg)
        for (std::size_t row = 0; row < c.rows(reg); ++row) {
          const Date flip = now.flip(reg, row);
          if (flip.days <= as_of) FAIL("seed " << seed << ", " << line(c.plan, reg) << " flips in the past");
          if (flip.days <= day) continue;
          const Value before = engine_value(now, c.plan, c.batch, reg, row);
          const Value after = engine_value(later, c.plan, c.batch, reg, row);
          if (!(before == after))
            FAIL("seed " << seed << ", row " << row << ", " << line(c.plan, reg) << ": " << shown(before) << " on "
                         << as_of << " with flip " << flip.days << ", " << shown(after) << " on " << day);
        }
    }
  }
}

TEST_CASE("each participant is answered alone, at its own day, whatever the others and their order") {
  for (int seed = 0; seed < cases(1500); ++seed) {
    Case c(std::uint64_t(seed) + 2'000'000);
    const std::size_t n = c.batch.size;
    std::vector<std::size_t> order(n);
    std::vector<std::int32_t> days;
    for (std::size_t i = 0; i < n; ++i) {
      order[i] = i;
      days.push_back(c.some_day());
    }
    std::rotate(order.begin(), order.begin() + std::min<std::ptrdiff_t>(1, std::ptrdiff_t(n)), order.end());
    RecordBatch turned(c.plan.schema);
    Standing standing;
    std::vector<std::int32_t> turned_days;
    for (const std::size_t i : order) {
      append_participant(turned, c.batch, i);
      standing.status.push_back(c.standing[0].status[i]);
      standing.status_since.push_back(c.standing[0].status_since[i]);
      standing.entered.push_back(c.standing[0].entered[i]);
      standing.ever.push_back(c.standing[0].ever[i]);
      turned_days.push_back(days[i]);
    }
    Run together(c.plan), alone(c.plan);
    together.run(turned, std::vector<Standing>{standing}, turned_days);
    for (std::size_t at = 0; at < n; ++at) {
      const std::size_t i = order[at];
      RecordBatch single(c.plan.schema);
      append_participant(single, c.batch, i);
      const Standing own{
          {standing.status[at]}, {standing.status_since[at]}, {standing.entered[at]}, {standing.ever[at]}};
      alone.run(single, std::vector<Standing>{own}, {&days[i], 1});
      for (Reg reg = 0; reg < c.plan.registers.size(); ++reg) {
        const Register& info = c.plan.registers[reg];
        const auto [first, last] = together.rows_of(info.table, at);
        REQUIRE(alone.rows_of(info.table, 0) == std::pair(0u, last - first));
        for (std::uint32_t row = 0; row < last - first; ++row) {
          Value expected = engine_value(alone, c.plan, single, reg, row);
          if (info.kind == RegKind::row && expected.state == Presence::known)
            expected.number += together.rows_of(info.row_table, at).first;
          const Value answer = engine_value(together, c.plan, turned, reg, first + row);
          if (!(answer == expected) || together.flip(reg, first + row) != alone.flip(reg, row))
            FAIL("seed " << seed << ", row " << row << ", " << line(c.plan, reg) << ": " << shown(answer) << " for "
                         << shown(expected));
        }
      }
    }
  }
}

}  // namespace safon::testing
