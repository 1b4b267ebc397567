#include <algorithm>

#include <sqlite3.h>

#include "adapters/sqlite/inside.hpp"

namespace safon {

WriteTransaction::WriteTransaction(RegisterFile::Inside& inside) : inside_(inside) {
  if (inside_.reading) sql::fail(RegisterFault::read_only, "the register was opened for reading");
  if (inside_.connection.in_transaction()) {
    inside_.connection.run("SAVEPOINT part");
    before_ = inside_.chains;
    part_ = true;
    return;
  }
  inside_.connection.run("BEGIN IMMEDIATE");
  try {
    inside_.chains = before_ = load_chains(inside_.connection);
  } catch (...) {
    sqlite3_exec(inside_.connection.raw(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
}

WriteTransaction::~WriteTransaction() {
  if (!open_) return;
  // Nothing is left to say when this fails: the database undoes what was never committed when it is opened next.
  sqlite3_exec(inside_.connection.raw(), part_ ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK", nullptr, nullptr,
               nullptr);
  inside_.chains = before_;
}

void WriteTransaction::commit() {
  if (part_) {
    inside_.connection.run("RELEASE part");
    open_ = false;
    return;
  }
  const auto rows = [](const Chain& chain) { return chain.rows; };
  if (!std::ranges::equal(before_, inside_.chains, {}, rows, rows)) {
    store_chains(inside_.connection, before_, inside_.chains);
    store_head(inside_.connection, inside_.chains);
  }
  inside_.connection.run("COMMIT");
  open_ = false;
}

ReadTransaction::ReadTransaction(RegisterFile::Inside& inside) : inside_(inside) {
  own_ = !inside_.connection.in_transaction();
  if (own_) inside_.connection.run("BEGIN");
}

ReadTransaction::~ReadTransaction() {
  if (own_) sqlite3_exec(inside_.connection.raw(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace safon
