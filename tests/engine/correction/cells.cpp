// Values by their names in a record, as text and back, and found again in another record.
#include <doctest/doctest.h>

#include "engine/correction/field.hpp"
#include "engine/correction/found_again.hpp"
#include "engine/record/build.hpp"
#include "engine/value/date.hpp"
#include "engine/value/decimal.hpp"

namespace safon {
namespace {

Schema schema() {
  Schema made;
  made.code_lists = {{.name = "grade", .codes = {{.name = "low"}, {.name = "high"}}}};
  made.tables = {
      {.name = "participant",
       .columns = {{.name = "id", .type = ColumnType::text},
                   {.name = "grade", .type = ColumnType::code, .code_list = 0},
                   {.name = "share", .type = ColumnType::percentage},
                   {.name = "left", .type = ColumnType::date, .optional = true},
                   {.name = "check", .type = ColumnType::presence, .optional = true},
                   {.name = "check.passed", .type = ColumnType::boolean}}},
      {.name = "years", .parent = 0, .columns = {{.name = "called", .type = ColumnType::text}}},
      {.name = "courses",
       .parent = 1,
       .columns = {{.name = "hours", .type = ColumnType::number}, {.name = "held", .type = ColumnType::date}}}};
  return made;
}

const Schema shape = schema();

struct Course {
  int hours, day;
};
RecordBatch record(const std::vector<std::vector<Course>>& years, bool has_check = true) {
  RecordBatch batch(shape);
  append_row(batch, 0);
  put_text(batch, 0, 0, "P-1");
  put(batch, 0, 1, 1);
  put(batch, 0, 2, micros_per_unit / 4);
  put_absent(batch, 0, 3);
  if (has_check)
    put(batch, 0, 4, 1), put(batch, 0, 5, 1);
  else
    put_absent(batch, 0, 4);
  char name = 'a';
  for (const auto& year : years) {
    append_row(batch, 1);
    put_text(batch, 1, 0, std::string(1, name++));
    mark_given(batch, 2);
    for (const Course& each : year) {
      append_row(batch, 2);
      put(batch, 2, 0, each.hours * micros_per_unit);
      put(batch, 2, 1, each.day);
    }
  }
  return batch;
}

const RecordBatch one = record({{{3, 0}, {3, 0}, {5, 1}}, {{7, 2}}});

std::string text(const RecordBatch& batch, const std::string& field) {
  const auto cell = find_cell(batch, field);
  return cell ? cell_text(batch, *cell) : cell.error().message;
}

TEST_CASE("fields are found by their names, and called so") {
  CHECK(text(one, "grade") == "high");
  CHECK(text(one, "share") == "25%");
  CHECK(text(one, "left") == "none");
  CHECK(text(one, "check.passed") == "yes");
  CHECK(text(one, "years[2].called") == "b");
  CHECK(text(one, "years[1].courses[3].hours") == "5");
  CHECK(text(one, "years[called=b].courses[hours=7].held") == "1970-01-03");
  CHECK(text(one, "years[1].courses[hours=5, held=1970-01-02].held") == "1970-01-02");
  for (const std::string field : {"grade", "check.passed", "years[2].called", "years[1].courses[3].hours"})
    CHECK(field_name(one, *find_cell(one, field)) == field);
}

TEST_CASE("what is no field is said, with what it might be") {
  CHECK(text(one, "grades") == "the record has no field `grades`");
  CHECK(text(one, "") == "the record has no field ``");
  CHECK(text(one, "years") == "`years` is a list");
  CHECK(text(one, "years[1]") == "`years[1]` is a whole row");
  CHECK(text(one, "years[1") == "a `]` is missing in `years[1`");
  CHECK(text(one, "years[0].called") == "`years` has no row `0`");
  CHECK(text(one, "years[3].called") == "`years` has no row `3`");
  CHECK(text(one, "years[-1].called") == "`years` has no row `-1`");
  CHECK(text(one, "years[].called") == "`years` has no row ``");
  CHECK(text(one, "years[99999999999].called") == "`years` has no row `99999999999`");
  CHECK(text(one, "years[called=c].called") == "no row of `years` says `called=c`");
  CHECK(text(one, "years[hours=7].called") == "a row of `years` has no field `hours`");
  CHECK(text(one, "years[called=a,].called") == "a");
  CHECK(text(one, "years[called=a, b].called") == "`called=a, b` names no row");
  CHECK(text(one, "years[1].courses[hours=3].held") == "several rows of `courses` say `hours=3`");
  CHECK(text(one, "check") == "`check` has fields of its own");
  CHECK(text(record({}), "years[1].called") == "the record has no `years`");
  CHECK(text(record({}, false), "check.passed") == "there is no `check` in this record, so it has no `check.passed`");
  CHECK(find_cell(one, "grdae").error().names.size() == 6);
}

TEST_CASE("a text becomes a value of the field, or is refused with what may stand there") {
  RecordBatch batch = one;
  const auto write = [&](const std::string& field, const std::string& value) {
    const auto cell = find_cell(batch, field);
    REQUIRE(cell);
    const auto written = write_cell(batch, *cell, value);
    return written ? cell_text(batch, *cell) : written.error().hint;
  };
  CHECK(write("grade", "low") == "low");
  CHECK(write("grade", "middle") == "it is one of `low`, `high`");
  CHECK(write("grade", "unknown") == "unknown");
  CHECK(write("grade", "none").starts_with("only an `optional` field"));
  CHECK(write("left", " 2026-02-28 ") == "2026-02-28");
  CHECK(write("left", "2026-02-30") == "it is a date, such as `2026-03-01`");
  CHECK(write("left", "none") == "none");
  CHECK(write("share", "12.5 %") == "12.5%");
  CHECK(write("share", "0.0001%") == "0.0001%");
  CHECK(write("share", "0.00001%") == "it is a percentage, such as `80%`");
  CHECK(write("share", "12") == "it is a percentage, such as `80%`");
  CHECK(write("check.passed", "false") == "no");
  CHECK(write("check.passed", "maybe") == "it is `yes` or `no`");
  CHECK(write("years[1].courses[1].hours", "1e3") == "it is a number, such as `7` or `12.5`");
  CHECK(write("years[1].called", "") == "`unknown` says that it is not known");
  CHECK(write("years[1].called", std::string(longest_cell, 'x')) == std::string(longest_cell, 'x'));
  CHECK(write("years[1].called", std::string(longest_cell + 1, 'x')) == "it has more than 4000 bytes");
}

FoundAgain again(const RecordBatch& now, const std::string& field, const std::string& value) {
  return find_again(one, shape, now, field, value);
}

TEST_CASE("a value that is sent again is found in its row, wherever that stands now") {
  CHECK(again(one, "grade", "low").sent == Sent::again);
  const auto moved = record({{{5, 1}, {3, 0}, {3, 0}}, {{7, 2}}});
  const auto found = again(moved, "years[1].courses[3].hours", "6");
  CHECK(found.sent == Sent::again);
  CHECK(field_name(moved, found.cell) == "years[1].courses[1].hours");
  // Of two that say the same, the second is the second.
  const auto second = again(moved, "years[1].courses[2].hours", "6");
  CHECK(field_name(moved, second.cell) == "years[1].courses[3].hours");
  CHECK(again(record({{{3, 0}, {5, 1}}, {{7, 2}}}), "years[1].courses[2].hours", "6").sent == Sent::no_row);
}

TEST_CASE("another value, the right one, and a row that is gone are told from each other") {
  const auto sends = [](int hours, int day) { return record({{{3, 0}, {3, 0}, {hours, day}}, {{7, 2}}}); };
  CHECK(again(sends(6, 1), "years[1].courses[3].hours", "6").sent == Sent::mended);
  const auto other = again(sends(4, 1), "years[1].courses[3].hours", "6");
  CHECK(other.sent == Sent::other);
  CHECK(other.now == "4");
  CHECK(again(sends(5, 9), "years[1].courses[3].hours", "6").sent == Sent::no_row);
  CHECK(again(record({}), "years[1].courses[3].hours", "6").sent == Sent::no_row);
  CHECK(again(record({}, false), "check.passed", "no").sent == Sent::no_row);
  RecordBatch graded = one;
  REQUIRE(write_cell(graded, {0, 0, 1}, "low"));
  CHECK(again(graded, "grade", "low").sent == Sent::mended);
  CHECK(again(graded, "grade", "unknown").now == "low");
  CHECK(again(one, "colour", "red").sent == Sent::no_field);
}

TEST_CASE("a field that came later does not make a row another one") {
  Schema older = shape;
  older.tables[2].columns.pop_back();
  RecordBatch before = one;
  for (std::uint32_t row = 0; row < before.rows(2); ++row) REQUIRE(write_cell(before, {2, row, 1}, "unknown"));
  CHECK(find_again(before, older, one, "years[1].courses[3].hours", "6").sent == Sent::again);
  CHECK(find_again(before, shape, one, "years[1].courses[3].hours", "6").sent == Sent::no_row);
}

}  // namespace
}  // namespace safon
