// Rows that several questions give, as they are read.
#pragma once
#include <string_view>

#include "adapters/sqlite/queries/queries.hpp"
#include "adapters/sqlite/sql/sql.hpp"

namespace safon {

/// `e`: the event; `s` its settlement, `v` the record version that it rests on, `i` the return that brought it. A
/// condition follows.
inline constexpr std::string_view columns_of_event =
    "SELECT e.key, e.kind, k.id, ifnull(y.name, ''), ifnull(y.version, ''), ifnull(p.name, ''), e.on_day, e.effective, "
    "e.from_status, e.to_status, e.transition, e.due, e.by_whom, e.text, e.version, s.run, e.import, e.hash, "
    "ifnull(v.council, ifnull(i.council, '')) FROM event e "
    "JOIN participant_key k ON k.key = e.participant LEFT JOIN settlement s ON s.key = e.settlement "
    "LEFT JOIN programme p ON p.key = s.programme LEFT JOIN policy y ON y.key = s.policy "
    "LEFT JOIN record_version v ON v.key = e.version LEFT JOIN import i ON i.key = e.import ";
[[nodiscard]] LedgerEvent ledger_event_at(const sql::Statement& row);

/// The day to which an officer has put off the case `c`, whose transition is named `t`.
inline constexpr std::string_view case_deferred_until =
    "(SELECT e.due FROM event e JOIN settlement s ON s.key = e.settlement WHERE e.participant = c.participant AND "
    "e.kind = 'deferred' AND e.transition = t.name AND e.on_day >= c.opened AND s.programme = c.programme ORDER BY "
    "e.key DESC LIMIT 1)";

/// Import, file, line, column, participant, field, code, message.
[[nodiscard]] RejectionRow rejection_at(const sql::Statement& row);

}  // namespace safon
