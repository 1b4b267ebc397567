#include <doctest/doctest.h>

#include "engine/plan/plan.hpp"

namespace safon {

TEST_CASE("a plan is printed one line a step") {
  Plan plan;
  plan.schema.code_lists = {{.name = "kind", .codes = {{.name = "coaching"}, {.name = "course"}, {.name = "talk"}}}};
  plan.schema.tables = {{.name = "participant", .columns = {{.name = "id", .type = ColumnType::text}}},
                        {.name = "activities",
                         .parent = 0,
                         .columns = {{.name = "kind", .type = ColumnType::code, .code_list = 0},
                                     {.name = "held", .type = ColumnType::date}},
                         .dated_by = 1}};
  plan.calendars = {{.name = "office"}};
  const Register verdict{.kind = RegKind::verdict}, moving{.kind = RegKind::verdict, .moves = true};
  plan.registers = {{.kind = RegKind::code, .table = 1, .code_list = 0},
                    {.kind = RegKind::date, .table = 1},
                    {.kind = RegKind::verdict, .table = 1},
                    {.kind = RegKind::verdict, .table = 1, .moves = true},
                    {.kind = RegKind::verdict, .table = 1, .moves = true},
                    moving,
                    {.kind = RegKind::number, .moves = true},
                    {.kind = RegKind::text},
                    {.kind = RegKind::row, .row_table = 1, .moves = true},
                    {.kind = RegKind::date, .moves = true},
                    {.kind = RegKind::date, .moves = true},
                    verdict,
                    moving,
                    {.kind = RegKind::number, .moves = true}};
  plan.steps = {
      {.op = Op::load, .out = 0, .table = 1, .column = 0},
      {.op = Op::load, .out = 1, .table = 1, .column = 1},
      {.op = Op::in_codes, .out = 2, .a = 0, .codes = {0, 1, 2}, .place = {.line = 14}},
      {.op = Op::compare_today,
       .out = 3,
       .a = 1,
       .relation = Relation::greater_equal,
       .duration = {.months = 24},
       .sign = -1,
       .rounding = MonthEnd::down},
      {.op = Op::all_of, .out = 4, .inputs = {2, 3}},
      {.op = Op::reduce_count, .out = 5, .a = 4, .table = 1, .relation = Relation::greater_equal, .count = 2},
      {.op = Op::in_force, .out = 6, .series = {{Date{0}, 20'000'000}, {Date{365}, 25'500'000}}},
      {.op = Op::constant, .out = 7, .text = "a \"quote\""},
      {.op = Op::latest_row, .out = 8, .a = 4, .table = 1},
      {.op = Op::gather, .out = 9, .a = 8, .column = 1},
      {.op = Op::add_duration, .out = 10, .a = 9, .duration = {.working_days = 20}, .calendar = 0},
      {.op = Op::status_is, .out = 11, .codes = {1, 4}},
      {.op = Op::at_least, .out = 12, .inputs = {5, 11}, .count = 1},
      {.op = Op::count_rows, .out = 13, .a = 4, .table = 1},
  };
  CHECK(print_plan(plan) ==
        "r0 = load activities.kind : code of activities\n"
        "r1 = load activities.held : date of activities\n"
        "r2 = in_codes r0 [coaching..talk] : verdict of activities   # line 14\n"
        "r3 = compare_today r1 >= today - 2 years down : verdict of activities, moves\n"
        "r4 = all_of r2 r3 : verdict of activities, moves\n"
        "r5 = reduce_count activities r4 >= 2 : verdict, moves\n"
        "r6 = in_force 1970-01-01: 20, 1971-01-01: 25.5 : number, moves\n"
        "r7 = constant \"a \\\"quote\\\"\" : text\n"
        "r8 = latest_row activities r4 : row, moves\n"
        "r9 = gather r8 activities.held : date, moves\n"
        "r10 = add_duration r9 + 20 working days by office : date, moves\n"
        "r11 = status_is [1 4] of programme 0 : verdict\n"
        "r12 = at_least 1 r5 r11 : verdict, moves\n"
        "r13 = count_rows activities r4 : number, moves\n");
}

TEST_CASE("every op has its name in print") {
  for (int op = 0; op <= int(Op::set_count); ++op) {
    Plan plan;
    plan.schema.tables = {{.name = "participant", .columns = {{.name = "id", .type = ColumnType::text}}}};
    plan.registers = {{.kind = RegKind::verdict, .row_table = 0}};
    plan.steps = {{.op = Op(op), .out = 0, .a = 0, .b = 0, .column = 0}};
    const std::string text = print_plan(plan);
    CHECK(text.starts_with("r0 = "));
    CHECK(text.find('?') == std::string::npos);
  }
}

}  // namespace safon
