// Rows of the ledger about one intake, oldest first.
#pragma once
#include <optional>
#include <string>

#include "adapters/sqlite/sql/sql.hpp"
#include "engine/intake/event.hpp"

namespace safon {

struct IntakeRow {
  IntakeEvent event;
  std::optional<std::int64_t> run;  // none: an answer, and what came of it
  std::int64_t rests_on = 0;        // the policy text
  std::int64_t settlements = 0;     // how many there were before
};

class IntakeRows {
 public:
  IntakeRows(const sql::Connection& connection, const std::string& policy, const std::string& intake);
  /// None after the last. Throws sql::Failure for a row that no version of this program writes.
  [[nodiscard]] std::optional<IntakeRow> next();

 private:
  std::string policy_, intake_;
  sql::Statement rows_;
};

}  // namespace safon
