#include "tests/engine/progress/small_policy.hpp"

#include <algorithm>

#include "engine/progress/event_name.hpp"
#include "engine/record/build.hpp"

namespace safon::testing {

Date day(const char* iso) {
  return *parse_iso_date(iso);
}

SmallPolicy::SmallPolicy(std::vector<std::string> statuses, bool begins_on_record) {
  policy.name = "small";
  policy.languages = {"en", "cy"};
  policy.files = {{.name = "small.safon", .text = ""}};
  policy.in_force_from = day("2020-01-01");
  auto& schema = policy.plan.schema;
  schema.code_lists = {{.name = "kind",
                        .codes = {{.name = "course", .label = {{{"en", "Course"}, {"cy", "Cwrs"}}}},
                                  {.name = "coaching", .label = {{{"en", "Coaching"}}}},
                                  {.name = "module"}}}};
  schema.tables = {{.name = "participant",
                    .singular = "participant",
                    .columns = {{.name = "id", .type = ColumnType::text},
                                {.name = "begin", .type = ColumnType::date, .optional = true},
                                {.name = "flag", .type = ColumnType::boolean}}},
                   {.name = "activities",
                    .singular = "activity",
                    .parent = root_table,
                    .columns = {{.name = "held", .type = ColumnType::date},
                                {.name = "kind", .type = ColumnType::code, .code_list = 0}},
                    .dated_by = held_column}};
  Programme made{.name = "programme"};
  for (auto& name : statuses) made.statuses.push_back({.name = std::move(name)});
  made.statuses.front().initial = true;
  policy.programmes.push_back(std::move(made));
  policy.order = {0};
  if (begins_on_record) programme().begins_on = load(root_table, begin_column);
}

Reg SmallPolicy::add(Step step, Register shape) {
  auto& plan = policy.plan;
  auto moving = [&](Reg reg) { return reg != no_reg && plan.registers[reg].moves; };
  shape.moves = step.op == Op::compare_today || step.op == Op::visible || moving(step.a) || moving(step.b) ||
                std::any_of(step.inputs.begin(), step.inputs.end(), moving);
  step.out = Reg(plan.registers.size());
  plan.registers.push_back(shape);
  plan.steps.push_back(std::move(step));
  return plan.steps.back().out;
}

Reg SmallPolicy::load(TableId table, ColumnId column) {
  const auto& info = policy.plan.schema.tables[table].columns[column];
  Register shape{.kind = RegKind::code, .table = table, .code_list = info.code_list};
  if (info.type == ColumnType::date) shape.kind = RegKind::date;
  return add({.op = Op::load, .table = table, .column = column}, shape);
}

Reg SmallPolicy::flag() {
  return add({.op = Op::is_true, .a = load(root_table, flag_column)}, {.kind = RegKind::verdict});
}

Reg SmallPolicy::constant(bool met) {
  return add({.op = Op::constant, .count = met ? 1 : 0}, {.kind = RegKind::verdict});
}

Reg SmallPolicy::any_rows(int kind) {
  Register rows{.kind = RegKind::verdict, .table = activities};
  Reg visible = add({.op = Op::visible, .table = activities}, rows);
  Reg of_kind =
      add({.op = Op::in_codes, .a = load(activities, kind_column), .table = activities, .codes = {std::uint16_t(kind)}},
          rows);
  return add({.op = Op::all_of, .inputs = {visible, of_kind}, .table = activities}, rows);
}

Reg SmallPolicy::at_least(int count, int kind, std::optional<Duration> within_last) {
  Register shape{.kind = RegKind::verdict, .table = activities};
  Reg rows = any_rows(kind);
  if (within_last) {
    Reg recent = add({.op = Op::compare_today,
                      .a = load(activities, held_column),
                      .table = activities,
                      .relation = Relation::greater_equal,
                      .duration = *within_last,
                      .sign = -1,
                      .rounding = MonthEnd::down},
                     shape);
    rows = add({.op = Op::all_of, .inputs = {rows, recent}, .table = activities}, shape);
  }
  return add(
      {.op = Op::reduce_count, .a = rows, .table = activities, .relation = Relation::greater_equal, .count = count},
      {.kind = RegKind::verdict});
}

Reg SmallPolicy::begun_for(Duration duration) {
  Reg end = add(
      {.op = Op::add_duration, .a = load(root_table, begin_column), .duration = duration, .rounding = MonthEnd::down},
      {.kind = RegKind::date});
  return add({.op = Op::compare_today, .a = end, .relation = Relation::less_equal}, {.kind = RegKind::verdict});
}

Reg SmallPolicy::held_for(Duration duration) {
  Reg since = add({.op = Op::load_standing, .standing = StandingField::status_since}, {.kind = RegKind::date});
  Reg end = add({.op = Op::add_duration, .a = since, .duration = duration, .rounding = MonthEnd::down},
                {.kind = RegKind::date});
  return add({.op = Op::compare_today, .a = end, .relation = Relation::less_equal}, {.kind = RegKind::verdict});
}

Reg SmallPolicy::earliest(int kind) {
  return add({.op = Op::earliest_row, .a = any_rows(kind), .table = activities},
             {.kind = RegKind::row, .row_table = activities});
}

Reg SmallPolicy::gather(Reg row, ColumnId column) {
  const auto& info = policy.plan.schema.tables[activities].columns[column];
  Register shape{.kind = info.type == ColumnType::date ? RegKind::date : RegKind::code, .code_list = info.code_list};
  return add({.op = Op::gather, .a = row, .table = activities, .column = column}, shape);
}

Reg SmallPolicy::earliest_after(int kind, int other) {
  Reg first = gather(earliest(kind), held_column), second = gather(earliest(other), held_column);
  return add({.op = Op::compare, .a = first, .b = second, .relation = Relation::greater}, {.kind = RegKind::verdict});
}

Reg SmallPolicy::was(int status) {
  Reg present = add({.op = Op::load_standing}, {.kind = RegKind::code});
  return add({.op = Op::status_was, .a = present, .codes = {std::uint16_t(status)}}, {.kind = RegKind::verdict});
}

Reg SmallPolicy::all(std::vector<Reg> inputs) {
  return add({.op = Op::all_of, .inputs = std::move(inputs)}, {.kind = RegKind::verdict});
}
Reg SmallPolicy::any(std::vector<Reg> inputs) {
  return add({.op = Op::any_of, .inputs = std::move(inputs)}, {.kind = RegKind::verdict});
}
Reg SmallPolicy::negate(Reg input) {
  return add({.op = Op::not_of, .a = input}, {.kind = RegKind::verdict});
}

NodeId SmallPolicy::node(Node node) {
  policy.outline.nodes.push_back(std::move(node));
  return NodeId(policy.outline.nodes.size() - 1);
}

std::uint16_t SmallPolicy::transition(std::vector<std::uint8_t> from, std::uint8_t to, Reg condition, int certifiers,
                                      std::string name) {
  std::string path;
  for (auto s : from) path += (path.empty() ? "" : "+") + programme().statuses[s].name;
  path += "->" + programme().statuses[to].name;
  if (name.empty()) name = path;
  NodeId shown = node({.kind = NodeKind::condition, .name = name, .text = name, .verdict = condition});
  programme().transitions.push_back({.name = path,
                                     .from = std::move(from),
                                     .to = to,
                                     .condition = condition,
                                     .node = shown,
                                     .certifiers = std::uint8_t(certifiers)});
  return std::uint16_t(programme().transitions.size() - 1);
}

void Records::add(std::uint32_t participant, Date known_from, const Record& record) {
  append_row(batch, root_table);
  put_text(batch, root_table, 0, "p" + std::to_string(participant));
  if (record.begin) put(batch, root_table, begin_column, record.begin->days);
  if (record.begin_absent) put_absent(batch, root_table, begin_column);
  if (record.flag) put(batch, root_table, flag_column, *record.flag);
  if (record.activities_given) mark_given(batch, activities);
  for (const auto& each : record.activities) {
    append_row(batch, activities);
    put(batch, activities, held_column, each.held.days);
    if (each.kind) put(batch, activities, kind_column, *each.kind);
  }
  versions.push_back({.participant = participant, .row = std::uint32_t(batch.size - 1), .known_from = known_from});
}

std::string to_text(const CompiledPolicy& policy, const Event& event) {
  const auto& programme = policy.programmes[event.programme];
  std::string text = to_iso(event.on) + " " + std::string(event_name(event.kind));
  if (event.transition != none16) text += " " + programme.transitions[event.transition].name;
  if (event.kind == EventKind::entered) text += " " + programme.statuses[event.to].name;
  if (event.effective != event.on) text += " since " + to_iso(event.effective);
  if (event.due) text += " due " + to_iso(*event.due);
  if (!event.by.empty()) text += " by " + event.by;
  if (!event.text.empty()) text += ": " + event.text;
  return text;
}

std::vector<std::string> to_text(const CompiledPolicy& policy, const std::vector<Event>& events) {
  std::vector<std::string> lines;
  for (const auto& event : events) lines.push_back(to_text(policy, event));
  return lines;
}

}  // namespace safon::testing
