// The tables that grow are chains: the hash of a row covers the hash of the row before it. The heads stand in
// `chain_head`, so that a row cut off at the end is missed too.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "adapters/sqlite/ledger/hash.hpp"
#include "adapters/sqlite/schema.hpp"
#include "adapters/sqlite/sql/sql.hpp"

namespace safon {

struct Chain {
  std::int64_t rows = 0;
  Hash head;
};

using Chains = std::array<Chain, growing_tables.size()>;

[[nodiscard]] Chains load_chains(const sql::Connection& connection);
void store_chains(const sql::Connection& connection, const Chains& before, const Chains& now);  // those that grew

/// One hash over all chains: what `verify` prints and compares.
[[nodiscard]] Hash head_of(const Chains& chains);

/// Appends the head of these chains to the heads that the register had; nothing when there is no row in them.
void store_head(const sql::Connection& connection, const Chains& now);

/// The numbers of rows that a head covers, table by table, as head.counts has them; nothing when it is no such list.
[[nodiscard]] std::optional<std::array<std::int64_t, growing_tables.size()>> counts_of(std::string_view text);

/// Hashes the columns of a row in their order, each with its type.
class RowHash {
 public:
  RowHash(std::string_view table, const Hash& before);
  void integer(std::int64_t value);
  void text(std::string_view value);
  void blob(std::span<const std::uint8_t> value);
  void null();
  [[nodiscard]] Hash finish() { return hasher_.finish(); }

 private:
  Hasher hasher_;
};

/// Appends rows to one table: its key and hash are made here, the columns between are given in their order.
class Appender {
 public:
  Appender(const sql::Connection& connection, Grows table, int columns);  // columns: all of them, with key and hash
  /// One whose rows may be there already, told by a column that is unique.
  Appender(const sql::Connection& connection, Grows table, int columns, std::string_view unique);

  /// Of the row that comes next.
  [[nodiscard]] static std::int64_t next_key(const Chains& chains, Grows table) {
    return chains[static_cast<std::size_t>(table)].rows + 1;
  }
  Appender& begin(const Chains& chains);
  Appender& integer(std::int64_t value);
  Appender& text(std::string_view value);
  Appender& blob(std::span<const std::uint8_t> value);
  Appender& null();
  Appender& text_or_null(const std::optional<std::string>& value) { return value ? text(*value) : null(); }
  Hash end(Chains& chains);  // the row's hash
  /// False: a row with this unique value is there, and nothing is appended.
  [[nodiscard]] bool end_if_new(Chains& chains);

 private:
  Grows table_;
  int columns_;
  int next_ = 1;
  std::optional<RowHash> hash_;
  sql::Statement insert_;

  void extend(Chains& chains, const Hash& hash);
};

}  // namespace safon
