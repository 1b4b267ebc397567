// Rows of the ledger about corrections, oldest first.
#pragma once
#include <optional>
#include <string>

#include "adapters/sqlite/sql/sql.hpp"
#include "engine/correction/event.hpp"

namespace safon {

class CorrectionRows {
 public:
  /// `which`: a condition on `e`, with `number` for its ?1; none: all.
  explicit CorrectionRows(const sql::Connection& connection, const std::string& which = "?1 = 0",
                          std::int64_t number = 0);

  /// None after the last. Throws sql::Failure for a row that no version of this program writes.
  [[nodiscard]] std::optional<CorrectionEvent> next();
  /// Of the row that next() gave.
  [[nodiscard]] std::int64_t key() const { return rows_.integer_at(16); }

 private:
  sql::Statement rows_;
};

}  // namespace safon
