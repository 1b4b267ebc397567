// Tables against a reading that looks at one person after the other for each cell.
#include "engine/report/tabulate.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "engine/record/build.hpp"
#include "engine/value/date.hpp"

using namespace safon;

namespace {

enum class Is : std::uint8_t { known, absent, unknown };
template <class T>
struct Given {
  Is is = Is::known;
  T value{};
};
struct Person {
  Given<int> role;                 // 0 to 2
  Given<int> began;                // year
  Given<bool> senior, applicable;  // never absent
  Given<std::int64_t> hours;       // micros
};

constexpr ColumnId role_column = 1, began_column = 2, senior_column = 3, applicable_column = 4, hours_column = 5;

Reg load(Plan& plan, ColumnId column, RegKind kind) {
  const Reg out = Reg(plan.registers.size());
  plan.registers.push_back({.kind = kind});
  plan.steps.push_back({.op = Op::load, .out = out, .column = column});
  return out;
}
Reg is_true(Plan& plan, ColumnId column) {
  const Reg loaded = load(plan, column, RegKind::code);
  const Reg out = Reg(plan.registers.size());
  plan.registers.push_back({.kind = RegKind::verdict});
  plan.steps.push_back({.op = Op::is_true, .out = out, .a = loaded});
  return out;
}

/// Rows by role, columns by the year of beginning; senior people; hours of senior people; the share of senior people
/// among those to whom it applies.
Report by_role_and_year() {
  Report report;
  auto& schema = report.plan.schema;
  schema.code_lists = {{.name = "role", .codes = {{.name = "a"}, {.name = "b"}, {.name = "c"}}}};
  schema.tables = {{.name = "participant",
                    .columns = {{.name = "id", .type = ColumnType::text},
                                {.name = "role", .type = ColumnType::code, .code_list = 0, .optional = true},
                                {.name = "began", .type = ColumnType::date, .optional = true},
                                {.name = "senior", .type = ColumnType::boolean},
                                {.name = "applicable", .type = ColumnType::boolean},
                                {.name = "hours", .type = ColumnType::number, .optional = true}}}};
  const Reg senior = is_true(report.plan, senior_column), applicable = is_true(report.plan, applicable_column);
  const Reg hours = load(report.plan, hours_column, RegKind::number);
  report.rows = {.kind = Grouping::Kind::code, .value = load(report.plan, role_column, RegKind::code)};
  report.columns = Grouping{.kind = Grouping::Kind::year, .value = load(report.plan, began_column, RegKind::date)};
  report.measures = {{.kind = Measure::Kind::count, .name = "people"},
                     {.kind = Measure::Kind::count, .name = "senior", .where = senior},
                     {.kind = Measure::Kind::sum, .name = "hours", .value = hours, .where = senior},
                     {.kind = Measure::Kind::average, .name = "mean", .value = hours},
                     {.kind = Measure::Kind::largest, .name = "largest", .value = hours},
                     {.kind = Measure::Kind::share, .name = "share", .where = senior, .among = applicable}};
  return report;
}

template <class T, class V>
void put_given(RecordBatch& batch, ColumnId column, const Given<T>& given, V value) {
  if (given.is == Is::known) put(batch, root_table, column, std::int64_t(value));
  if (given.is == Is::absent) put_absent(batch, root_table, column);
}

RecordBatch batch_of(const Schema& schema, const std::vector<Person>& people) {
  RecordBatch batch(schema);
  for (std::size_t p = 0; p < people.size(); ++p) {
    append_row(batch, root_table);
    put_text(batch, root_table, 0, std::to_string(p));
    put_given(batch, role_column, people[p].role, people[p].role.value);
    put_given(batch, began_column, people[p].began, make_date(people[p].began.value, 6, 1)->days);
    put_given(batch, senior_column, people[p].senior, people[p].senior.value);
    put_given(batch, applicable_column, people[p].applicable, people[p].applicable.value);
    put_given(batch, hours_column, people[p].hours, people[p].hours.value);
  }
  return batch;
}

template <class T>
Given<T> given(std::vector<T> values, bool may_be_absent) {
  const auto is = *rc::gen::weightedElement<Is>({{6, Is::known}, {1, Is::absent}, {1, Is::unknown}});
  return {is == Is::absent && !may_be_absent ? Is::unknown : is, *rc::gen::elementOf(values)};
}

std::vector<Person> drawn() {
  std::vector<Person> people(std::size_t(*rc::gen::inRange(0, 40)));
  for (auto& person : people)
    person = {.role = given<int>({0, 1, 2}, true),
              .began = given<int>({2024, 2025, 2026}, true),
              .senior = given<bool>({true, false}, false),
              .applicable = given<bool>({true, false}, false),
              .hours = given<std::int64_t>({-1'500'000, 0, 2'000'000, 7'250'000, 333'333}, true)};
  return people;
}

template <class T>
Group group(const Given<T>& given) {
  return given.is == Is::known ? Group(given.value) : given.is == Is::absent ? no_group : unknown_group;
}

/// The cell's figures, said plainly.
struct Plain {
  std::int64_t people = 0, senior = 0, senior_unknown = 0, with_hours = 0, hours_unknown = 0, in = 0, out = 0,
               share_unknown = 0;
  std::int64_t senior_hours = 0, hours = 0, largest = INT64_MIN;
};
template <class Belongs>
Plain plainly(const std::vector<Person>& people, const Belongs& belongs) {
  Plain plain;
  for (const auto& p : people) {
    if (!belongs(p)) continue;
    ++plain.people;
    const bool known = p.senior.is == Is::known, senior = known && p.senior.value;
    plain.senior += senior;
    plain.senior_unknown += !known;
    if (p.hours.is == Is::known) {
      ++plain.with_hours;
      plain.hours += p.hours.value;
      plain.largest = std::max(plain.largest, p.hours.value);
      if (senior) plain.senior_hours += p.hours.value;
    }
    plain.hours_unknown += p.hours.is == Is::unknown;
    if (p.applicable.is == Is::known && !p.applicable.value) continue;
    if (p.applicable.is != Is::known || !known)
      ++plain.share_unknown;
    else
      ++(senior ? plain.in : plain.out);
  }
  return plain;
}

void check_cell(const Report& report, const CellTally& tally, const Plain& plain) {
  const auto value = [&](std::size_t m) { return value_of(report.measures[m], m, tally); };
  RC_ASSERT(tally.all() == std::uint64_t(plain.people));
  RC_ASSERT(value(0)->micros == plain.people * micros_per_unit);
  RC_ASSERT(value(1)->micros == plain.senior * micros_per_unit);
  RC_ASSERT(tally.made(1, Made::unknown) == std::uint64_t(plain.senior_unknown));
  RC_ASSERT(value(2)->micros == plain.senior_hours);
  RC_ASSERT(tally.made(3, Made::unknown) == std::uint64_t(plain.hours_unknown));
  RC_ASSERT(value(3).has_value() == (plain.with_hours > 0));
  if (plain.with_hours > 0) {
    RC_ASSERT(std::abs(double(value(3)->micros) - double(plain.hours) / double(plain.with_hours)) <= 0.5);
    RC_ASSERT(value(4)->micros == plain.largest);
  }
  RC_ASSERT(value(5).has_value() == (plain.in + plain.out > 0));
  if (plain.in + plain.out > 0)
    RC_ASSERT(std::abs(double(value(5)->micros) - 1e6 * double(plain.in) / double(plain.in + plain.out)) <= 0.5);
  RC_ASSERT(tally.made(5, Made::unknown) == std::uint64_t(plain.share_unknown));
}

}  // namespace

TEST_CASE("every cell and total is what a plain count gives") {
  const Report report = by_role_and_year();
  Run run(report.plan);
  CHECK(rc::check([&] {
    const auto people = drawn();
    const auto batch = batch_of(report.plan.schema, people);
    const std::int32_t day = make_date(2026, 10, 1)->days;
    run.run(batch, {}, {&day, 1});
    Tabulating tabulating(report);
    for (std::size_t p = 0; p < people.size(); ++p) tabulating.add(run, p);
    const auto table = tabulating.finish();
    std::size_t cells = 0;
    for (std::size_t r = 0; r <= table.rows.size(); ++r)
      for (std::size_t c = 0; c <= table.columns.size(); ++c, ++cells)
        check_cell(report, table.cells[table.cell(r, c)], plainly(people, [&](const Person& p) {
                     return (r == table.rows.size() || group(p.role) == table.rows[r]) &&
                            (c == table.columns.size() || group(p.began) == table.columns[c]);
                   }));
    RC_ASSERT(cells == table.cells.size());
  }));
}

TEST_CASE("whom a report is not about is in no cell, and of whom it is not known is said") {
  Report report = by_role_and_year();
  report.where = report.measures[1].where;
  std::vector<Person> people(4);
  people[0].senior.value = people[1].senior.value = true;
  people[2].senior.is = Is::unknown;
  for (auto& person : people) person.began.value = 2026;
  const auto batch = batch_of(report.plan.schema, people);
  Run run(report.plan);
  const std::int32_t day = make_date(2026, 10, 1)->days;
  run.run(batch, {}, {&day, 1});
  Tabulating tabulating(report);
  for (std::size_t p = 0; p < people.size(); ++p) tabulating.add(run, p);
  const auto table = tabulating.finish();
  CHECK(table.cells.back().all() == 2);
  CHECK(table.undecided == 1);
}
