#include "dsl/snapshot/snapshot.hpp"

#include <rapidcheck.h>

#include "dsl/run_tests/run_tests.hpp"
#include "engine/record/build.hpp"
#include "tests/dsl/small_programme.hpp"

using namespace safon;

namespace {

const std::string rules = R"(
policy p { version "1" in force from 2020-01-01 month end round down }
codes kind { course visit }
record note plural notes { text: optional text  share: percentage  written: optional date }
record activity plural activities { kind: kind  held: date  hours: optional number  notes: list of note  dated by held }
record card { number: text  printed: optional date }
record participant { joined: date  left: optional date  title: optional text  excused: optional boolean  card: optional card
                     activities: list of activity }
requirement course { some activity where kind is course and hours exists within last 24 months }
requirement busy { all of { two: at least 2 activities  hours: sum of hours of activities is at least 10 }
  unless let_off: excused  except left: left on or before today }
requirement titled { applies when title exists  title is "Director" and card exists }
programme way for participant {
  begins on joined
  status new initial
  status trained valid for 2 years
  status settled
  from new to trained when course
  from trained to new when expired
  from trained to settled when busy certified by officer within 60 days
}
programme other for participant { begins on joined status idle initial status titled_one final  from idle to titled_one when titled }
always "the trained have joined": trained implies joined exists
)";

LoadedPolicy load(const std::string& text) {
  return load_policy("p.safon", [&](const std::string&) { return std::expected<std::string, std::string>(text); });
}

constexpr int first_day = 17'800;  // in 2018

std::int64_t random_value(const Schema& schema, const ColumnInfo& column) {
  switch (column.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return *rc::gen::inRange(0, 2);
    case ColumnType::code:
      return *rc::gen::inRange<std::int64_t>(0, std::int64_t(schema.code_lists[column.code_list].codes.size()));
    case ColumnType::number:
      return *rc::gen::inRange<std::int64_t>(-2'000'000, 20'000'000);
    case ColumnType::percentage:
      return *rc::gen::inRange<std::int64_t>(0, 1'000'001);
    case ColumnType::date:
      return first_day + *rc::gen::inRange(0, 3000);
    case ColumnType::text:
      break;
  }
  return 0;
}

void random_row(RecordBatch& batch, TableId table) {
  const auto& schema = *batch.schema;
  append_row(batch, table);
  std::string closed = "\n";  // the embedded record that is not there
  for (ColumnId c = 0; c < schema.tables[table].columns.size(); ++c) {
    const auto& column = schema.tables[table].columns[c];
    const bool inside = column.name.starts_with(closed);
    const int there = inside ? 1 : *rc::gen::weightedElement<int>({{4, 0}, {1, 1}, {1, 2}});
    if (there == 2) {
      put_unknown(batch, table, c);
      if (column.type == ColumnType::presence) closed = column.name + ".";
    } else if (there == 1 && (column.optional || inside)) {
      put_absent(batch, table, c);
      if (column.type == ColumnType::presence) closed = column.name + ".";
    } else if (column.type == ColumnType::text) {
      put_text(batch, table, c, *rc::gen::element<std::string>("Director", "Jane \"J\" Price\n", "a\\b", "Dr Rees"));
    } else {
      put(batch, table, c, column.type == ColumnType::presence ? 1 : random_value(schema, column));
    }
  }
  for (TableId child = 1; child < schema.tables.size(); ++child) {
    if (schema.tables[child].parent != table || *rc::gen::inRange(0, 5) == 0) continue;
    mark_given(batch, child);
    for (int rows = *rc::gen::inRange(0, 4); rows > 0; --rows) random_row(batch, child);
  }
}

}  // namespace

TEST_CASE("whoever is taken from the register makes a test that reads, holds and names nobody") {
  const auto policy = load(rules);
  REQUIRE(policy.compiled);
  CHECK(rc::check("random records", [&] {
    RecordBatch batch(policy.compiled->plan.schema);
    random_row(batch, root_table);
    SnapshotOf of{.batch = &batch,
                  .as_of = Date{first_day + *rc::gen::inRange(800, 3500)},
                  .programme = *rc::gen::element<std::uint16_t>(0, 1),
                  .states = std::vector<ProgressState>(2),
                  .shift_days = *rc::gen::element(0, 30, -400)};
    for (auto& state : of.states)
      if (*rc::gen::arbitrary<bool>())
        state.history = {{.status = std::uint8_t(*rc::gen::inRange(0, 2)),
                          .effective = Date{of.as_of.days - *rc::gen::inRange(0, 700)}}};
    const auto made = snapshot(policy, of, "somebody");
    RC_ASSERT(made.text.find("Price") == std::string::npos);
    RC_ASSERT(made.text.find("Rees") == std::string::npos);
    const auto again = load(rules + made.text);
    if (!again.compiled)
      for (const auto& diagnostic : again.diagnostics) RC_LOG() << message(diagnostic) << '\n' << made.text;
    RC_ASSERT(again.compiled.has_value());
    for (const auto& result : run_tests(*again.model, *again.compiled))
      for (const auto& failure : result.failures)
        RC_FAIL("expected " + failure.expected + ", found " + failure.found + "\n" + made.text);
  }));
}

TEST_CASE("texts that the rules compare with stay, others are told apart by number; dates move together") {
  const auto policy = load(rules);
  RecordBatch batch(policy.compiled->plan.schema);
  append_row(batch, root_table);
  const auto& columns = policy.compiled->plan.schema.tables[root_table].columns;
  for (ColumnId c = 0; c < columns.size(); ++c) {
    if (columns[c].name == "joined") put(batch, root_table, c, make_date(2026, 1, 31)->days);
    if (columns[c].name == "title") put_text(batch, root_table, c, "Director");
    if (columns[c].name == "card") put(batch, root_table, c, 1);
    if (columns[c].name == "card.number") put_text(batch, root_table, c, "A 17");
  }
  const SnapshotOf of{
      .batch = &batch, .as_of = *make_date(2026, 3, 1), .states = std::vector<ProgressState>(2), .shift_days = 1};
  const auto made = snapshot(policy, of, "somebody");
  CHECK(made.text.starts_with(R"(test "somebody" {
  follows way
  as of 2026-03-02
  given participant {
    joined: 2026-02-01
    left: unknown
    title: "Director"
    excused: unknown
    card: {
      number: "text 1"
      printed: unknown
    }
    activities: unknown
  }
  expect status way.new since 2026-02-01
)"));
  CHECK(made.text.find("expect course unknown") != std::string::npos);
  CHECK(made.notes.size() == 2);  // who was nowhere has entered both
}
