// What waivers come to on a day, and on which day that changes.
#include <doctest/doctest.h>

#include "engine/evaluate/evaluate.hpp"

namespace safon {
namespace {

Date day(int month, int d) {
  return make_date(2026, month, d).value();
}

/// One waivable requirement that the record never meets.
Plan plan() {
  Plan made;
  made.schema.tables = {{.name = "participant", .columns = {{.name = "id", .type = ColumnType::text}}}};
  made.registers = {{.kind = RegKind::date, .moves = true}, {.kind = RegKind::verdict, .moves = true}};
  made.steps = {{.op = Op::load_standing, .out = 0, .standing = StandingField::waived_until},
                {.op = Op::compare_today, .out = 1, .a = 0, .relation = Relation::greater_equal}};
  return made;
}

struct Found {
  Verdict verdict;
  Date flip;
  bool operator==(const Found&) const = default;
};

Found on(Date as_of, std::vector<Waived> waived) {
  const Plan made = plan();
  RecordBatch batch(made.schema);
  batch.size = 2;
  std::get<std::vector<std::uint32_t>>(batch.tables[root_table].columns[0]).assign(2, unknown_value<std::uint32_t>);
  for (auto& each : waived) each.participant = 1;
  batch.waived = {std::move(waived)};
  Run run(made);
  run.run(batch, {}, {&as_of.days, 1});
  CHECK(run.verdict(1, 0) == Verdict::not_met);  // nobody has waived anything for the first
  CHECK(run.flip(1, 0) == never);
  return {run.verdict(1, 1), run.flip(1, 1)};
}

TEST_CASE("where nobody was asked for waivers, none is known, and none is known not to be there") {
  const Plan made = plan();
  RecordBatch batch(made.schema);
  batch.size = 1;
  std::get<std::vector<std::uint32_t>>(batch.tables[root_table].columns[0]).assign(1, unknown_value<std::uint32_t>);
  Run run(made);
  const Date today = day(3, 1);
  run.run(batch, {}, {&today.days, 1});
  CHECK(run.verdict(1, 0) == Verdict::unknown);
}

TEST_CASE("a waiver holds from its first day through its last") {
  const std::vector<Waived> one{{.from = day(3, 1), .until = day(6, 30)}};
  CHECK(on(day(2, 28), one) == Found{Verdict::not_met, day(3, 1)});
  CHECK(on(day(3, 1), one) == Found{Verdict::met, day(7, 1)});
  CHECK(on(day(6, 30), one) == Found{Verdict::met, day(7, 1)});
  CHECK(on(day(7, 1), one) == Found{Verdict::not_met, never});
}

TEST_CASE("of several, one that holds is enough, and the day on which it ends is not passed over") {
  const std::vector<Waived> two{{.from = day(3, 1), .until = day(6, 30)}, {.from = day(5, 1), .until = day(9, 30)}};
  CHECK(on(day(4, 1), two) == Found{Verdict::met, day(5, 1)});
  CHECK(on(day(6, 1), two) == Found{Verdict::met, day(7, 1)});
  CHECK(on(day(7, 1), two) == Found{Verdict::met, day(10, 1)});
  const std::vector<Waived> apart{{.from = day(3, 1), .until = day(3, 31)}, {.from = day(5, 1), .until = day(9, 30)}};
  CHECK(on(day(4, 1), apart) == Found{Verdict::not_met, day(5, 1)});
}

TEST_CASE("one that nobody has confirmed since the rule changed is unknown, unless another holds") {
  const std::vector<Waived> waits{{.from = day(3, 1), .until = day(6, 30), .confirmed = false}};
  CHECK(on(day(2, 1), waits).verdict == Verdict::not_met);
  CHECK(on(day(4, 1), waits) == Found{Verdict::unknown, day(7, 1)});
  CHECK(on(day(7, 1), waits).verdict == Verdict::not_met);
  const std::vector<Waived> both{{.from = day(3, 1), .until = day(6, 30), .confirmed = false},
                                 {.from = day(4, 1), .until = day(4, 30)}};
  CHECK(on(day(3, 15), both) == Found{Verdict::unknown, day(4, 1)});
  CHECK(on(day(4, 15), both) == Found{Verdict::met, day(5, 1)});
  CHECK(on(day(5, 1), both).verdict == Verdict::unknown);
}

}  // namespace
}  // namespace safon
