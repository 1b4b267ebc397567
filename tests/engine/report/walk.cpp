#include "engine/report/walk.hpp"

#include <doctest/doctest.h>

#include "engine/night/evaluate_register.hpp"
#include "engine/ports/in_memory.hpp"
#include "engine/record/build.hpp"
#include "engine/report/tabulate.hpp"
#include "tests/engine/progress/small_policy.hpp"

using namespace safon;
using namespace safon::testing;

namespace {

/// Rows by status.
Report by_status(const CompiledPolicy& policy) {
  Report report;
  report.plan.schema = policy.plan.schema;
  report.plan.registers = {{.kind = RegKind::code}, {.kind = RegKind::date}};
  report.plan.steps = {{.op = Op::load_standing, .out = 0},
                       {.op = Op::load_standing, .out = 1, .standing = StandingField::entered}};
  report.rows = {.kind = Grouping::Kind::status, .value = 0, .entered = 1};
  report.measures = {{.kind = Measure::Kind::count, .name = "people"}};
  return report;
}

std::map<Group, std::uint64_t> counts(const CompiledPolicy& policy, const Report& report, InMemoryRegister& in,
                                      Date as_of, const StateOnTheDay& state_on) {
  Tabulating tabulating(report);
  REQUIRE(walk_everyone(policy, report.plan, in, as_of, state_on,
                        [&](const Walked& each) { tabulating.add(each.run, each.row); }));
  const auto table = tabulating.finish();
  std::map<Group, std::uint64_t> by_row;
  for (std::size_t r = 0; r < table.rows.size(); ++r) by_row[table.rows[r]] = table.cells[r].all();
  return by_row;
}

}  // namespace

TEST_CASE("a report walks over everybody who was known, chunk by chunk, as of its day") {
  SmallPolicy small({"a", "b"});
  small.transition({0}, 1, small.flag());
  const auto& policy = small.policy;
  InMemoryRegister in(policy.plan.schema);
  constexpr int people = 2 * int(participants_in_a_chunk) + 11;
  for (int p = 0; p < people; ++p) {
    RecordBatch one(policy.plan.schema);
    append_row(one, root_table);
    put_text(one, root_table, 0, std::to_string(p));
    // Every tenth moves on, every hundredth never enters, the last one is heard of in June.
    if (p % 100 == 5)
      put_absent(one, root_table, begin_column);
    else
      put(one, root_table, begin_column, day("2026-01-01").days);
    put(one, root_table, flag_column, p % 10 == 0);
    in.add_version(one, 0, day(p + 1 == people ? "2026-06-01" : "2026-01-02"));
  }
  const auto evaluate = [&](const char* as_of) {
    REQUIRE(evaluate_register(policy, in, in, {.as_of = day(as_of), .time = [] { return std::string(); }}));
  };
  std::size_t asked = 0;
  const StateOnTheDay in_the_first = [&](std::uint16_t, const ChunkParticipant&) {
    ++asked;
    ProgressState state;
    state.history = {{.status = 0, .effective = day("2026-01-01")}};
    return state;
  };
  const auto report = by_status(policy);
  evaluate("2026-05-01");
  const std::uint64_t on = (people + 9) / 10, never = (people + 94) / 100;
  CHECK(counts(policy, report, in, day("2026-05-01"), in_the_first) ==
        std::map<Group, std::uint64_t>{{0, people - 1 - on - never}, {1, on}, {no_group, never}});
  CHECK(asked == 0);
  evaluate("2026-07-01");
  const auto june = counts(policy, report, in, day("2026-07-01"), in_the_first);
  CHECK(june.at(0) == people - on - never);
  // Whoever was settled beyond the day is asked for as of the day; who was not known then is left out.
  CHECK(counts(policy, report, in, day("2026-04-01"), in_the_first).at(0) > 0);
  CHECK(asked > 0);
}
