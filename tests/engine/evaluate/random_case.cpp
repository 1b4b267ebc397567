#include "random_case.hpp"

#include <algorithm>
#include <cstdlib>

#include "engine/record/build.hpp"

namespace safon::testing {
namespace {

CodeList codes(const char* name, int count) {
  CodeList list{.name = name};
  for (int i = 0; i < count; ++i) list.codes.push_back({.name = name + std::to_string(i)});
  return list;
}

ColumnInfo column(const char* name, ColumnType type, std::uint16_t list = none16) {
  return {.name = name, .type = type, .code_list = list, .optional = true};
}

void random_value(Random& random, RecordBatch& batch, TableId table, ColumnId id, bool whole) {
  const ColumnInfo& info = batch.schema->tables[table].columns[id];
  if (!whole && random.one_in(8)) return;
  if (!whole && random.one_in(8)) return put_absent(batch, table, id);
  switch (info.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return put(batch, table, id, random.number(0, 1));
    case ColumnType::code: {
      const int count = int(batch.schema->code_lists[info.code_list].codes.size());
      return put(batch, table, id, random.number(0, random.one_in(2) ? count - 1 : std::min(count - 1, 2)));
    }
    case ColumnType::number:
    case ColumnType::percentage:
      if (!whole && random.one_in(20)) return put(batch, table, id, 9'000'000'000'000'000'000 - random.number(0, 2));
      return put(batch, table, id, std::int64_t(random.number(-3, 6)) * 500'000 + random.number(0, 3) / 3);
    case ColumnType::date:
      if (random.one_in(2)) return put(batch, table, id, first_day + 150 * random.number(0, days_of_cases / 150));
      return put(batch, table, id, first_day + random.number(0, days_of_cases));
    case ColumnType::text:
      return put_text(batch, table, id, std::string(1, char('a' + random.number(0, 2))));
  }
}

void random_rows(Random& random, RecordBatch& batch, TableId table, bool whole) {
  append_row(batch, table);
  const auto& columns = batch.schema->tables[table].columns;
  for (ColumnId id = 0; id < columns.size(); ++id) random_value(random, batch, table, id, whole);
  for (TableId child = 1; child < batch.schema->tables.size(); ++child) {
    if (batch.schema->tables[child].parent != table || (!whole && random.one_in(6))) continue;
    mark_given(batch, child);
    for (int left = random.number(0, 4); left > 0; --left) random_rows(random, batch, child, whole);
  }
}

}  // namespace

Schema schema_of_cases() {
  Schema schema;
  schema.code_lists = {codes("role", 3), codes("topic", 300), codes("criterion", 10)};
  schema.tables = {{.name = "participant",
                    .columns = {column("id", ColumnType::text), column("entered", ColumnType::date),
                                column("left", ColumnType::date), column("role", ColumnType::code, 0),
                                column("hours", ColumnType::number), column("newly", ColumnType::boolean),
                                column("topic", ColumnType::code, 1)}},
                   {.name = "activities",
                    .parent = 0,
                    .columns = {column("held", ColumnType::date), column("kind", ColumnType::code, 0),
                                column("hours", ColumnType::number), column("passed", ColumnType::boolean),
                                column("topic", ColumnType::code, 1), column("title", ColumnType::text)},
                    .dated_by = 0},
                   {.name = "sessions",
                    .parent = 1,
                    .columns = {column("on", ColumnType::date), column("score", ColumnType::number),
                                column("criterion", ColumnType::code, 2)},
                    .dated_by = 0},
                   {.name = "reviews",
                    .parent = 0,
                    .columns = {column("criterion", ColumnType::code, 2), column("made", ColumnType::date),
                                column("ok", ColumnType::presence)}}};
  return schema;
}

RecordBatch random_records(Random& random, const Schema& schema, int size, bool whole) {
  RecordBatch batch(schema);
  for (int i = 0; i < size; ++i) {
    random_rows(random, batch, root_table, whole);
    put_text(batch, root_table, 0, "p" + std::to_string(i));
  }
  batch.waived.resize(adjustables_of_cases);
  for (int i = 0; i < size; ++i)
    for (auto& adjusted : batch.waived)
      for (int n = random.one_in(3) ? random.number(1, 3) : 0; n > 0; --n) {
        const Date from{first_day + random.number(0, days_of_cases)};
        adjusted.push_back({.participant = std::uint32_t(i),
                            .from = from,
                            .until = Date{from.days + random.number(0, 400)},
                            .confirmed = !random.one_in(5),
                            .number = n,
                            .value = first_day + random.number(0, days_of_cases)});
      }
  return batch;
}

std::vector<Standing> random_standing(Random& random, int size) {
  Standing standing;
  for (int i = 0; i < size; ++i) {
    standing.status.push_back(random.one_in(10) ? unknown_value<std::uint8_t> : std::uint8_t(random.number(0, 4)));
    standing.status_since.push_back(first_day + random.number(0, days_of_cases));
    standing.entered.push_back(first_day + random.number(0, days_of_cases));
    standing.ever.push_back(std::uint64_t(random.number(0, 31)));
  }
  return {standing};
}

Reg PlanBuilder::add(Step step, Register target) {
  step.out = Reg(plan.registers.size());
  plan.registers.push_back(target);
  plan.steps.push_back(std::move(step));
  return plan.steps.back().out;
}

Reg PlanBuilder::load(TableId table, ColumnId id) {
  const ColumnInfo& info = plan.schema.tables[table].columns[id];
  Register target{.kind = RegKind::code, .table = table};
  switch (info.type) {
    case ColumnType::date:
      target.kind = RegKind::date;
      break;
    case ColumnType::text:
      target.kind = RegKind::text;
      break;
    case ColumnType::number:
    case ColumnType::percentage:
      target.kind = RegKind::number;
      break;
    case ColumnType::code:
      target.code_list = info.code_list;
      break;
    default:
      break;
  }
  return add({.op = Op::load, .out = 0, .table = table, .column = id}, target);
}

int cases(int usual) {
  const char* asked = std::getenv("SAFON_CASES");
  return asked ? std::max(1, std::atoi(asked)) : usual;
}

}  // namespace safon::testing
