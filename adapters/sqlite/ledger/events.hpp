// Events as rows of the ledger: by name, so that they can be read without the policy.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "adapters/sqlite/ledger/chain.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

inline constexpr std::string_view no_longer_reported = "no_longer_reported", reported_again = "reported_again";

struct EventRow {
  std::string kind;
  std::int64_t participant = 0;
  std::optional<std::int64_t> settlement, import;
  Date on, effective;
  std::optional<std::string> from, to, transition;
  std::optional<Date> due;
  std::string by, text;
  std::optional<std::int64_t> version;
  std::optional<Hash> version_hash, policy_hash;
};

/// Without participant, settlement and version. Requires indices that the programme has.
[[nodiscard]] EventRow to_row(const Event& event, const Programme& programme);

/// The event that such a row came from, in the indices of the programme. Throws sql::Failure for names it does not
/// have.
[[nodiscard]] Event from_row(const EventRow& row, const Programme& programme);

class EventWriter {
 public:
  explicit EventWriter(const sql::Connection& connection) : rows_(connection, Grows::event, 17) {}
  void append(const EventRow& row, Chains& chains);

 private:
  Appender rows_;
};

/// Reads EventRow from `SELECT * FROM event`.
[[nodiscard]] EventRow event_at(const sql::Statement& row);

}  // namespace safon
