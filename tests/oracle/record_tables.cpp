#include "record_tables.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

#include "adapters/sqlite/import.hpp"
#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/hash.hpp"
#include "engine/record/document.hpp"

REGISTER_EXCEPTION_TRANSLATOR(const safon::sql::Failure& failure) {
  return failure.error.message.c_str();
}

namespace safon::oracle {
namespace {

template <class T>
T ok(std::expected<T, RegisterError> answer) {
  if (!answer) FAIL(answer.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*answer);
}

std::string new_folder() {
  // In memory where the system has such a place: a register waits for the disk at every step.
  const std::filesystem::path shared = "/dev/shm";
  const auto place = std::filesystem::is_directory(shared) ? shared : std::filesystem::temp_directory_path();
  std::string name = (place / "safon-oracle-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  return name;
}

// Of column `info` of a view, in the units of the engine.
std::string units(const Schema& schema, const ColumnInfo& info) {
  const std::string shown = "w.\"" + info.name + "\"";
  switch (info.type) {
    case ColumnType::number:
    case ColumnType::percentage:
      return "CAST(round(" + shown + " * 1000000) AS INTEGER)";
    case ColumnType::date:
      return "CAST(julianday(" + shown + ") - 2440587.5 AS INTEGER)";
    case ColumnType::code: {
      std::string cases = "CASE " + shown;
      const auto& codes = schema.code_lists[info.code_list].codes;
      for (std::size_t i = 0; i < codes.size(); ++i) cases += " WHEN '" + codes[i].name + "' THEN " + std::to_string(i);
      return cases + " END";
    }
    default:
      return shown;
  }
}

std::string columns(const Schema& schema, TableId table) {
  std::string text;
  const auto& all = schema.tables[table].columns;
  for (std::size_t c = 0; c < all.size(); ++c) {
    const std::string number = std::to_string(c);
    text += ", " + units(schema, all[c]) + " AS v" + number + ", json_type(j.j, '$.\"" + all[c].name +
            "\"') IS 'null' AS a" + number;
  }
  for (std::size_t child = 1; child < schema.tables.size(); ++child)
    if (schema.tables[child].parent == table)
      text += ", json_type(j.j, '$.\"" + schema.tables[child].name + "\"') IS NOT NULL AS g" + std::to_string(child);
  return text;
}

}  // namespace

RecordTables::RecordTables(const CompiledPolicy& policy, const RecordBatch& batch, std::vector<Date> days)
    : folder_(new_folder()), participants_(batch.size), days_(std::move(days)) {
  file_ = std::make_unique<RegisterFile>(ok(RegisterFile::open((folder_ / "r").string(), OpenMode::create)));
  file_->inside().connection.run("PRAGMA synchronous = OFF");
  take_in(policy, batch);
  make_tables(policy.plan.schema);
}

RecordTables::~RecordTables() {
  file_.reset();
  std::filesystem::remove_all(folder_);
}

void RecordTables::take_in(const CompiledPolicy& policy, const RecordBatch& batch) {
  ImportInfo info;
  info.file = "records.xml";
  info.feed = "records";
  info.council = "council";
  info.received = days_.front();
  info.policy = &policy;
  info.imported = "2026-11-01T02:00:00Z";
  Import import = ok(Import::begin(*file_, info));
  for (std::size_t p = 0; p < batch.size; ++p) {
    Bytes bytes;
    encode_document(batch, p, bytes);
    static_cast<void>(ok(import.add_version(batch.id(p), "council", bytes, 1)));
  }
  static_cast<void>(ok(import.finish(Hasher().field("records").finish())));
}

void RecordTables::make_tables(const Schema& schema) {
  auto& connection = file_->inside().connection;
  connection.run(
      "CREATE TEMP TABLE fact(f INTEGER, p INTEGER, row INTEGER, v, d, a, PRIMARY KEY(f, p, row)) WITHOUT ROWID;"
      "CREATE TEMP TABLE working(day INTEGER PRIMARY KEY); CREATE TEMP TABLE asked(day INTEGER PRIMARY KEY);"
      "CREATE TEMP TABLE j0 AS SELECT n.participant AS k, 1 AS row, safon_record(v.document, s.json) AS j "
      "FROM participant_now n JOIN record_version v ON v.key = n.version JOIN record_schema s ON s.key = "
      "v.record_schema");
  for (const Date day : days_) connection.run("INSERT INTO asked VALUES(" + std::to_string(day.days) + ")");
  connection.run(
      "CREATE TEMP TABLE r0 AS SELECT row_number() OVER (ORDER BY j.k, t.day) AS p, j.k AS k, t.day AS today" +
      columns(schema, root_table) + " FROM participant w JOIN j0 j ON j.k = w.register_key JOIN asked t");
  for (TableId t = 1; t < schema.tables.size(); ++t) {
    const TableInfo& table = schema.tables[t];
    const std::string number = std::to_string(t), parent = std::to_string(table.parent);
    connection.run("CREATE TEMP TABLE j" + number +
                   " AS SELECT o.k AS k, row_number() OVER (PARTITION BY o.k ORDER BY o.row, e.key) AS row, e.value AS "
                   "j FROM j" +
                   parent + " o JOIN json_each(o.j, '$.\"" + table.name + "\"') e");
    connection.run("CREATE TEMP TABLE r" + number + " AS SELECT j.k AS k, j.row AS row, w.parent_row_number AS parent" +
                   columns(schema, t) + " FROM \"" + table.name + "\" w JOIN j" + number +
                   " j ON j.k = w.register_key AND j.row = w.row_number; CREATE INDEX temp.i" + number + " ON r" +
                   number + "(k, parent)");
  }
}

void RecordTables::make_calendar(const Calendar& calendar) {
  auto& connection = file_->inside().connection;
  std::string closed, worked;
  for (const Date day : calendar.closed) closed += (closed.empty() ? "" : ", ") + std::to_string(day.days);
  for (int weekday = 1; weekday <= 7; ++weekday)  // 7 is Sunday here, 0 for SQLite
    if (calendar.working[std::size_t(weekday)])
      worked += (worked.empty() ? "'" : ", '") + std::to_string(weekday % 7) + "'";
  connection.run("DELETE FROM working; WITH RECURSIVE every(day) AS (SELECT " + std::to_string(calendar.first.days) +
                 " UNION ALL SELECT day + 1 FROM every WHERE day < " + std::to_string(calendar.last.days) +
                 ") INSERT INTO working SELECT day FROM every WHERE strftime('%w', day + 2440587.5) IN (" + worked +
                 ") AND day NOT IN (" + closed + ")");
}

Answers RecordTables::answers(const model::Policy& policy, const SqlPolicy& sql) {
  auto& connection = file_->inside().connection;
  connection.run("BEGIN; DELETE FROM fact");
  if (policy.calendar != none16) make_calendar(policy.calendars[policy.calendar]);
  for (const std::string& statement : sql.statements) connection.run(statement);
  Answers out;
  for (const auto& requirement : sql.requirements) {
    auto& people = out.emplace_back(participants_, std::vector<Answer>(days_.size(), Answer::unknown));
    sql::Statement rows(connection,
                        "SELECT o.v, n.v FROM fact o JOIN fact n ON n.p = o.p WHERE o.f = ? AND n.f = ? ORDER BY o.p");
    rows.integer(1, requirement.verdict).integer(2, requirement.applicable);
    for (auto& person : people)
      for (Answer& answer : person) {
        REQUIRE(rows.step());
        const auto is = [&](int column, int value) {
          return !rows.null_at(column) && rows.integer_at(column) == value;
        };
        if (is(1, 0))
          answer = Answer::not_applicable;
        else if (!is(1, 1))  // or not applicable after all: nobody knows which
          answer = Answer::unknown;
        else if (is(0, 1))
          answer = Answer::met;
        else if (is(0, 0))
          answer = Answer::not_met;
      }
  }
  connection.run("COMMIT");
  return out;
}

std::string RecordTables::record(std::size_t participant) const {
  sql::Statement ask(file_->inside().connection, "SELECT j FROM j0 WHERE k = ?");
  ask.integer(1, std::int64_t(participant) + 1);
  REQUIRE(ask.step());
  return ask.string_at(0);
}

}  // namespace safon::oracle
