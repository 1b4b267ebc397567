// Rows of the ledger about waivers, oldest first.
#pragma once
#include <optional>
#include <string>

#include "adapters/sqlite/sql/sql.hpp"
#include "engine/waiver/event.hpp"

namespace safon {

class WaiverRows {
 public:
  /// The one with this key.
  struct Key {
    std::int64_t key = 0;
  };
  WaiverRows(const sql::Connection& connection, Key key);
  /// Of the policy of this name; of the participants with these keys, in the order of the keys.
  WaiverRows(const sql::Connection& connection, const std::string& policy);
  WaiverRows(const sql::Connection& connection, const std::string& policy, std::int64_t first, std::int64_t last);

  /// None after the last. Throws sql::Failure for a row that no version of this program writes.
  [[nodiscard]] std::optional<WaiverEvent> next();
  /// Of the row that next() gave: the policy text, and its key.
  [[nodiscard]] std::int64_t rests_on() const { return rows_.integer_at(15); }
  [[nodiscard]] std::int64_t key() const { return rows_.integer_at(16); }

 private:
  std::string policy_;
  sql::Statement rows_;
};

}  // namespace safon
