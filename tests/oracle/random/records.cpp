#include "records.hpp"

#include "engine/record/build.hpp"
#include "engine/value/date.hpp"
#include "engine/value/decimal.hpp"
#include "shape.hpp"

namespace safon::oracle {
namespace {

// What the records of one batch may lack. Some lack nothing: the engine has shorter ways for those.
struct Gaps {
  bool unknown, absent, lists;
};

void random_value(Random& random, const Gaps& gaps, RecordBatch& batch, TableId table, ColumnId column) {
  const ColumnInfo& info = batch.schema->tables[table].columns[column];
  if (gaps.unknown && random.one_in(9)) return;
  if (gaps.absent && info.optional && random.one_in(4)) return put_absent(batch, table, column);
  switch (info.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return put(batch, table, column, random.number(0, 1));
    case ColumnType::code:
      return put(batch, table, column,
                 random.number(0, int(batch.schema->code_lists[info.code_list].codes.size()) - 1));
    case ColumnType::percentage:
      return put(batch, table, column, random.number(0, 20) * (micros_per_unit / 20));
    case ColumnType::number:
      return put(batch, table, column, random_number(random));
    case ColumnType::date:
      return put(batch, table, column, random_day(random).days);
    case ColumnType::text:
      return put_text(batch, table, column, some_texts()[std::size_t(random.number(0, int(some_texts().size()) - 1))]);
  }
}

void random_row(Random& random, const Gaps& gaps, RecordBatch& batch, TableId table) {
  append_row(batch, table);
  const auto& columns = batch.schema->tables[table].columns;
  for (ColumnId column = 0; column < columns.size(); ++column) random_value(random, gaps, batch, table, column);
  for (TableId child = 1; child < batch.schema->tables.size(); ++child) {
    if (batch.schema->tables[child].parent != table || (gaps.lists && random.one_in(8))) continue;
    mark_given(batch, child);
    for (int left = random.number(0, table == root_table ? 5 : 3); left > 0; --left)
      random_row(random, gaps, batch, child);
  }
}

}  // namespace

Date random_day(Random& random) {
  const int year = random.number(2023, 2026), month = random.number(1, 12);
  if (random.one_in(3)) {  // the last day that there is, or the one before
    int day = 31 - (random.one_in(3) ? 1 : 0);
    while (!make_date(year, month, day)) --day;
    return *make_date(year, month, day);
  }
  return *make_date(year, month, random.one_in(4) ? 1 : random.number(2, 28));
}

std::int64_t random_number(Random& random) {
  if (random.one_in(12)) return std::int64_t(random.number(-2'000, 20'000)) * 1'000;  // three places
  return std::int64_t(random.number(-4, 24)) * (micros_per_unit / 2);
}

RecordBatch records_for(Random& random, const Schema& schema, int size) {
  const Gaps gaps{.unknown = !random.one_in(3), .absent = !random.one_in(3), .lists = !random.one_in(3)};
  RecordBatch batch(schema);
  for (int i = 1; i <= size; ++i) {
    random_row(random, gaps, batch, root_table);
    put_text(batch, root_table, 0, "p" + std::to_string(i));
  }
  return batch;
}

}  // namespace safon::oracle
