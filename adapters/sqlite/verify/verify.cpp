#include "adapters/sqlite/verify/verify.hpp"

#include <algorithm>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/replay.hpp"
#include "adapters/sqlite/records/record_views.hpp"

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
    derived(policies);
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
    Statement rows(
        connection,
        "SELECT type || ' ' || name, ifnull(sql, '') FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'");
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

  void derived(std::span<const CompiledPolicy* const> policies) {
    drop_temporary();
    inside_.connection.run(derived_tables_in("temp"));
    try {
      replay(inside_, policies, "temp", [&](std::int64_t settlement, const RegisterError& error) {
        found("settlement", std::to_string(settlement), error.message);
      });
    } catch (const sql::Failure& failure) {
      found("database", "", "the derived tables cannot be made again: " + failure.error.message);
    }
    for (const DerivedTable& table : derived_tables)
      if (table.name != "learned") compare(table);
    learned();
    drop_temporary();
  }

  // What was learnt since people were settled wakes them, be it noted with their standing or not yet. Made again, all
  // of it is noted with their standing.
  static std::string rows_of(std::string_view where, std::string_view table) {
    const std::string in(where);
    if (table != "standing") return "SELECT * FROM " + in + "." + std::string(table);
    return "SELECT s.programme, s.participant, s.policy, ifnull(min(s.wake, l.known_from), s.wake) AS wake, "
           "s.sequence, "
           "s.status, s.since, s.settled_through, s.next_day, s.stopped, s.cases, s.reviews, s.state FROM " +
           in + ".standing s LEFT JOIN " + in +
           ".learned l ON l.participant = s.participant AND (s.settled_through IS NULL OR l.known_from > "
           "s.settled_through)";
  }

  void learned() {
    Statement strange(inside_.connection,
                      "SELECT participant, EXISTS (SELECT 1 FROM main.record_version v WHERE v.participant = "
                      "l.participant AND v.known_from = l.known_from) FROM main.learned l ORDER BY participant");
    for (; strange.step(); ++out_.rows)
      if (strange.integer_at(1) == 0) found("learned", strange.string_at(0), "does not follow from the ledger");
    // What it hides of their standing: they woke for time, or for a version that was known before.
    Statement hidden(
        inside_.connection,
        "SELECT s.programme || ', ' || s.participant FROM main.learned l CROSS JOIN main.programme p CROSS "
        "JOIN main.standing s ON s.programme = p.key AND s.participant = l.participant WHERE s.wake <> "
        "ifnull(s.next_day, 0) AND s.wake NOT IN (SELECT known_from FROM main.record_version v WHERE "
        "v.participant = l.participant)");
    while (hidden.step()) found("standing", hidden.string_at(0), "`wake` does not follow from the ledger");
  }

  void drop_temporary() {
    for (const DerivedTable& table : derived_tables)
      inside_.connection.run("DROP TABLE IF EXISTS temp." + std::string(table.name));
  }

  static bool same_value(const Statement& a, const Statement& b, int column) {
    if (a.type(column) != b.type(column)) return false;
    if (a.type(column) == Type::integer) return a.integer_at(column) == b.integer_at(column);
    return std::ranges::equal(a.blob_at(column), b.blob_at(column));
  }

  static std::string key_at(const Statement& row, int columns) {
    std::string key;
    for (int c = 0; c < columns; ++c) key += (c > 0 ? ", " : "") + row.string_at(c);
    return key;
  }

  // Both sides in the order of their keys, like two piles of cards.
  void compare(const DerivedTable& table) {
    const std::string name(table.name);
    std::string order = " ORDER BY 1";
    for (int c = 2; c <= table.key_columns; ++c) order += ", " + std::to_string(c);
    Statement there(inside_.connection, rows_of("main", table.name) + order);
    Statement right(inside_.connection, rows_of("temp", table.name) + order);
    const auto compare_keys = [&] {
      for (int c = 0; c < table.key_columns; ++c) {
        const bool text = there.type(c) == Type::text;
        const auto way = text ? there.text_at(c) <=> right.text_at(c) : there.integer_at(c) <=> right.integer_at(c);
        if (way != 0) return way < 0 ? -1 : 1;
      }
      return 0;
    };
    bool a = there.step(), b = right.step();
    while (a || b) {
      const int side = !a ? 1 : !b ? -1 : compare_keys();
      if (side < 0) found(name, key_at(there, table.key_columns), "does not follow from the ledger");
      if (side > 0) found(name, key_at(right, table.key_columns), "is not there");
      if (side == 0) {
        std::string wrong;
        for (int c = table.key_columns; c < there.columns(); ++c)
          if (!same_value(there, right, c)) wrong += (wrong.empty() ? "`" : ", `") + there.name(c) + "`";
        if (!wrong.empty()) found(name, key_at(there, table.key_columns), wrong + " does not follow from the ledger");
      }
      if (side <= 0) ++out_.rows, a = there.step();
      if (side >= 0) b = right.step();
    }
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
    for (const DerivedTable& table : derived_tables)
      inside.connection.run("DROP TABLE main." + std::string(table.name));
    inside.connection.run(derived_tables_in("main"));
    replay(inside, policies, "main", [](std::int64_t settlement, const RegisterError& error) {
      sql::fail(error.code, "settlement " + std::to_string(settlement) + ": " + error.message, error.hint);
    });
    rebuild_record_views(inside);
    writing.commit();
  });
}

}  // namespace safon
