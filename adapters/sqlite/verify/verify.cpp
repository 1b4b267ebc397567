#include "adapters/sqlite/verify/verify.hpp"

#include <algorithm>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/replay.hpp"
#include "adapters/sqlite/records/record_views.hpp"
#include "adapters/sqlite/verify/derived.hpp"
#include "adapters/sqlite/verify/publications.hpp"

namespace safon {
namespace {

using sql::Statement;
using sql::Type;

class Verifier {
 public:
  explicit Verifier(RegisterFile::Inside& inside) : inside_(inside) {}

  Verification run(std::span<const CompiledPolicy* const> policies) {
    database();
    definitions();
    for (std::size_t t = 0; t < growing_tables.size(); ++t) growing(t);
    chain_heads();
    earlier_heads();
    verify_publications(inside_, out_);
    verify_derived(inside_, policies, out_);
    out_.head = head_of(walked_);
    return std::move(out_);
  }

 private:
  void found(std::string_view table, std::string key, std::string what) {
    out_.findings.push_back({std::string(table), std::move(key), std::move(what)});
  }

  // What SQLite itself can tell: pages, indexes, types, and rows that point nowhere.
  void database() {
    Statement check(inside_.connection, "PRAGMA integrity_check(20)");
    while (check.step())
      if (check.text_at(0) != "ok") found("database", "", check.string_at(0));
    Statement foreign(inside_.connection, "PRAGMA foreign_key_check");
    while (foreign.step())
      found(foreign.text_at(0), foreign.string_at(1),
            "points to a row of `" + foreign.string_at(2) + "` that is not there");
  }

  static std::vector<std::string> definitions_of(const sql::Connection& connection) {
    std::vector<std::string> all;
    Statement rows(connection,
                   "SELECT type || ' ' || name, tbl_name || ' ' || ifnull(sql, '') FROM main.sqlite_schema WHERE name "
                   "NOT LIKE 'sqlite_stat%'");
    while (rows.step()) all.push_back(rows.string_at(0) + '\n' + rows.string_at(1));
    std::ranges::sort(all);
    return all;
  }

  // Tables, indexes, triggers and views are those that this program makes.
  void definitions() {
    sql::Connection fresh(":memory:", sql::Connection::Access::create, 0);
    migrate(fresh, 0, migrations());
    if (const Schema* schema = newest_schema(inside_)) create_record_views(fresh, *schema);
    const auto expected = definitions_of(fresh), there = definitions_of(inside_.connection);
    std::vector<std::string> missing, extra;
    std::ranges::set_difference(expected, there, std::back_inserter(missing));
    std::ranges::set_difference(there, expected, std::back_inserter(extra));
    const auto name = [](const std::string& definition) { return definition.substr(0, definition.find('\n')); };
    for (const std::string& each : missing)
      found("sqlite_schema", name(each), "is not as this program makes it, or gone");
    for (const std::string& each : extra)
      if (std::ranges::find(missing, name(each), name) == missing.end())
        found("sqlite_schema", name(each), "was put there by another program");
  }

  static void hash_column(const Statement& row, int column, RowHash& hash) {
    switch (row.type(column)) {
      case Type::integer:
        return hash.integer(row.integer_at(column));
      case Type::text:
        return hash.text(row.text_at(column));
      case Type::null:
        return hash.null();
      case Type::real:
      case Type::blob:
        return hash.blob(row.blob_at(column));
    }
  }

  static Hash hash_row(const Statement& row, std::string_view table, const Hash& before) {
    RowHash hash(table, before);
    for (int column = 0; column + 1 < row.columns(); ++column) hash_column(row, column, hash);
    return hash.finish();
  }

  // A row whose hash is not right is named. The next one is held against both hashes, the one that stands there and the
  // one that should, so that only what was changed is named.
  void growing(std::size_t t) {
    const std::string table(growing_tables[t]);
    Statement rows(inside_.connection, "SELECT * FROM main." + table + " ORDER BY key");
    Chain& chain = walked_[t];
    Hash otherwise;  // what the hash of the row before should have been
    std::int64_t last = 0;
    while (rows.step()) {
      const std::int64_t key = rows.integer_at(0);
      if (key != last + 1) {
        const std::int64_t first = last + 1;
        found(table, std::to_string(first),
              key == first + 1 ? "is not there" : "and the rows up to " + std::to_string(key - 1) + " are not there");
      }
      last = key;
      const auto bytes = rows.blob_at(rows.columns() - 1);
      Hash stored;
      if (bytes.size() == stored.bytes.size()) std::ranges::copy(bytes, stored.bytes.begin());
      Hash right = hash_row(rows, table, chain.head);
      if (right != stored) {
        const Hash other = hash_row(rows, table, otherwise);
        if (other == stored)
          right = other;
        else
          found(table, std::to_string(key), "is not as it was written");
      }
      chain.head = stored;
      otherwise = right;
      ++chain.rows;
      ++out_.rows;
    }
    ends_[t] = otherwise;
  }

  void chain_heads() {
    Statement rows(inside_.connection, "SELECT name, rows_, head FROM main.chain_head ORDER BY name");
    std::vector<bool> seen(growing_tables.size());
    while (rows.step()) {
      ++out_.rows;
      const auto place = std::ranges::find(growing_tables, rows.text_at(0));
      if (place == growing_tables.end()) {
        found("chain_head", rows.string_at(0), "is the head of no table");
        continue;
      }
      const auto t = static_cast<std::size_t>(place - growing_tables.begin());
      seen[t] = true;
      const auto head = rows.blob_at(2);
      if (rows.integer_at(1) != walked_[t].rows)
        found("chain_head", rows.string_at(0),
              "counts " + std::to_string(rows.integer_at(1)) + " rows where there are " +
                  std::to_string(walked_[t].rows));
      else if (!std::ranges::equal(head, walked_[t].head.bytes) && !std::ranges::equal(head, ends_[t].bytes))
        found("chain_head", rows.string_at(0), "is not the hash of the last row");
    }
    for (std::size_t t = 0; t < seen.size(); ++t)
      if (!seen[t] && walked_[t].rows > 0) found("chain_head", std::string(growing_tables[t]), "is not there");
  }

  // Each head that the register had is what the rows that it covers give, and the last covers them all.
  void earlier_heads() {
    std::vector<Statement> hashes;
    for (const std::string_view table : growing_tables)
      hashes.emplace_back(inside_.connection, "SELECT hash FROM main." + std::string(table) + " WHERE key = ?");
    Chains covered;
    Statement rows(inside_.connection, "SELECT key, counts, head FROM main.head ORDER BY key");
    for (std::int64_t key = 1; rows.step(); ++key) {
      ++out_.rows;
      const std::string name = std::to_string(rows.integer_at(0));
      if (rows.integer_at(0) != key) {
        found("head", name, "stands where " + std::to_string(key) + " should");
        key = rows.integer_at(0);
      }
      const auto counts = counts_of(rows.text_at(1));
      bool right = counts.has_value();
      for (std::size_t t = 0; right && t < covered.size(); ++t) {
        if ((*counts)[t] == covered[t].rows) continue;
        right = (*counts)[t] > covered[t].rows && hashes[t].integer(1, (*counts)[t]).step() &&
                hashes[t].blob_at(0).size() == sizeof(Hash::bytes);
        if (right) covered[t] = {(*counts)[t], hashes[t].hash_at(0)};
        hashes[t].reset();
      }
      if (!right || !std::ranges::equal(rows.blob_at(2), head_of(covered).bytes))
        found("head", name, "is not the head of the rows that it covers");
    }
    for (std::size_t t = 0; t < covered.size(); ++t)
      if (covered[t].rows != walked_[t].rows) return found("head", "", "lacks the head of all rows");
  }

  RegisterFile::Inside& inside_;
  Verification out_;
  Chains walked_;
  std::array<Hash, growing_tables.size()> ends_;
};

}  // namespace

std::expected<Verification, RegisterError> verify(RegisterFile& in, std::span<const CompiledPolicy* const> policies) {
  return guarded([&] {
    const ReadTransaction snapshot(in.inside());
    return Verifier(in.inside()).run(policies);
  });
}

std::expected<Hash, RegisterError> head(RegisterFile& in) {
  return guarded([&] { return head_of(load_chains(in.inside().connection)); });
}

std::expected<std::optional<HeadPlace>, RegisterError> find_head(RegisterFile& in, const Hash& head) {
  return guarded([&]() -> std::optional<HeadPlace> {
    const sql::Connection& connection = in.inside().connection;
    const ReadTransaction snapshot(in.inside());
    Statement find(connection, "SELECT counts FROM main.head WHERE head = ?");
    if (!find.blob(1, head.bytes).step()) return std::nullopt;
    const auto counts = counts_of(find.text_at(0));
    if (!counts) return std::nullopt;
    const Chains now = load_chains(connection);
    HeadPlace place;
    for (std::size_t t = 0; t < now.size(); ++t)
      place.rows_since += static_cast<std::uint64_t>(now[t].rows - (*counts)[t]);
    constexpr auto events = static_cast<std::size_t>(Grows::event);
    place.event = static_cast<std::uint64_t>((*counts)[events]);
    place.events_since = static_cast<std::uint64_t>(now[events].rows) - place.event;
    return place;
  });
}

std::expected<void, RegisterError> rebuild(RegisterFile& in, std::span<const CompiledPolicy* const> policies) {
  return guarded([&] {
    RegisterFile::Inside& inside = in.inside();
    WriteTransaction writing(inside);
    drop_derived_tables(inside.connection, "main");
    inside.connection.run(derived_tables_in("main"));
    replay(inside, policies, "main", [](std::int64_t settlement, const RegisterError& error) {
      sql::fail(error.code, "settlement " + std::to_string(settlement) + ": " + error.message, error.hint);
    });
    rebuild_record_views(inside);
    writing.commit();
  });
}

}  // namespace safon
