#include "adapters/sqlite/ledger/chain.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace safon {
namespace {

std::string insert_into(Grows table, int columns, std::string_view unique = "") {
  std::string text = "INSERT INTO main." + std::string(growing_tables[static_cast<std::size_t>(table)]) + " VALUES(?";
  for (int i = 1; i < columns; ++i) text += ",?";
  text += ")";
  return unique.empty() ? text : text + " ON CONFLICT(" + std::string(unique) + ") DO NOTHING";
}

}  // namespace

Chains load_chains(const sql::Connection& connection) {
  Chains chains;
  sql::Statement rows(connection, "SELECT name, rows_, head FROM main.chain_head");
  while (rows.step()) {
    const auto found = std::ranges::find(growing_tables, rows.text_at(0));
    if (found == growing_tables.end()) continue;  // `verify` names it
    chains[static_cast<std::size_t>(found - growing_tables.begin())] = {rows.integer_at(1), rows.hash_at(2)};
  }
  return chains;
}

void store_chains(const sql::Connection& connection, const Chains& before, const Chains& now) {
  sql::Statement write(connection,
                       "INSERT INTO main.chain_head VALUES(?,?,?) "
                       "ON CONFLICT(name) DO UPDATE SET rows_ = excluded.rows_, head = excluded.head");
  for (std::size_t t = 0; t < now.size(); ++t)
    if (now[t].rows != before[t].rows)
      write.text(1, growing_tables[t]).integer(2, now[t].rows).blob(3, now[t].head.bytes).execute();
}

Hash head_of(const Chains& chains) {
  Hasher hasher;
  for (std::size_t t = 0; t < chains.size(); ++t)
    if (chains[t].rows > 0)  // a table that a newer version adds changes no head before it is used
      hasher.field(growing_tables[t]).number(chains[t].rows).field(chains[t].head.bytes);
  return hasher.finish();
}

void store_head(const sql::Connection& connection, const Chains& now) {
  std::string counts;
  std::int64_t rows = 0;
  for (const Chain& chain : now) {
    counts += (counts.empty() ? "" : ",") + std::to_string(chain.rows);
    rows += chain.rows;
  }
  if (rows == 0) return;
  sql::Statement write(connection, "INSERT INTO main.head SELECT ifnull(max(key), 0) + 1, ?, ? FROM main.head");
  const Hash head = head_of(now);
  write.text(1, counts).blob(2, head.bytes).execute();
}

std::optional<std::array<std::int64_t, growing_tables.size()>> counts_of(std::string_view text) {
  std::array<std::int64_t, growing_tables.size()> counts{};
  const char* at = text.data();
  const char* end = at + text.size();
  for (std::size_t t = 0; t < counts.size(); ++t) {
    if (t > 0 && at == end) break;  // a table that came with a newer version
    if (t > 0 && *at++ != ',') return std::nullopt;
    const auto [after, error] = std::from_chars(at, end, counts[t]);
    if (error != std::errc() || counts[t] < 0) return std::nullopt;
    at = after;
  }
  if (at != end) return std::nullopt;
  return counts;
}

RowHash::RowHash(std::string_view table, const Hash& before) {
  hasher_.field(table).field(before.bytes);
}

void RowHash::integer(std::int64_t value) {
  hasher_.text("i").number(value);
}
void RowHash::text(std::string_view value) {
  hasher_.text("t").field(value);
}
void RowHash::blob(std::span<const std::uint8_t> value) {
  hasher_.text("b").field(value);
}
void RowHash::null() {
  hasher_.text("n");
}

Appender::Appender(const sql::Connection& connection, Grows table, int columns)
    : table_(table), columns_(columns), insert_(connection, insert_into(table, columns)) {}

Appender::Appender(const sql::Connection& connection, Grows table, int columns, std::string_view unique)
    : table_(table), columns_(columns), insert_(connection, insert_into(table, columns, unique)) {}

Appender& Appender::begin(const Chains& chains) {
  const auto t = static_cast<std::size_t>(table_);
  insert_.reset();  // what a failure may have left
  next_ = 1;
  hash_.emplace(growing_tables[t], chains[t].head);
  return integer(chains[t].rows + 1);
}

Appender& Appender::integer(std::int64_t value) {
  hash_->integer(value);
  insert_.integer(next_++, value);
  return *this;
}

Appender& Appender::text(std::string_view value) {
  hash_->text(value);
  insert_.text(next_++, value);
  return *this;
}

Appender& Appender::blob(std::span<const std::uint8_t> value) {
  hash_->blob(value);
  insert_.blob(next_++, value);
  return *this;
}

Appender& Appender::null() {
  hash_->null();
  insert_.null(next_++);
  return *this;
}

Hash Appender::end(Chains& chains) {
  assert(next_ == columns_);
  const Hash hash = hash_->finish();
  insert_.blob(next_, hash.bytes).execute();
  extend(chains, hash);
  return hash;
}

bool Appender::end_if_new(Chains& chains) {
  assert(next_ == columns_);
  const Hash hash = hash_->finish();
  if (!insert_.blob(next_, hash.bytes).execute_changes()) return false;
  extend(chains, hash);
  return true;
}

void Appender::extend(Chains& chains, const Hash& hash) {
  Chain& chain = chains[static_cast<std::size_t>(table_)];
  ++chain.rows;
  chain.head = hash;
}

}  // namespace safon
