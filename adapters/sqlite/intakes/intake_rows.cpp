#include "adapters/sqlite/intakes/intake_rows.hpp"

namespace safon {

IntakeRows::IntakeRows(const sql::Connection& connection, const std::string& policy, const std::string& intake)
    : policy_(policy),
      intake_(intake),
      rows_(connection,
            "SELECT e.kind, e.participant, k.id, e.on_day, e.effective, e.due, e.rank, e.keys, e.memberships, e.text, "
            "e.by_whom, e.known_from, e.run, e.rests_on, e.settlements FROM intake_event e LEFT JOIN participant_key k "
            "ON k.key = e.participant WHERE e.policy = ? AND e.intake = ? ORDER BY e.key") {
  rows_.text(1, policy_).text(2, intake_);
}

std::optional<IntakeRow> IntakeRows::next() {
  if (!rows_.step()) return std::nullopt;
  const auto kind = intake_event_kind(rows_.text_at(0));
  if (!kind)
    sql::fail(RegisterFault::corrupt,
              "the register is damaged: an intake has an event of kind `" + rows_.string_at(0) + "`");
  IntakeRow row{.event = {.kind = *kind, .on = rows_.date_at(3), .effective = rows_.date_at(4)}};
  IntakeEvent& event = row.event;
  if (!rows_.null_at(1)) event.participant = rows_.integer_at(1), event.id = rows_.string_at(2);
  if (!rows_.null_at(5)) event.due = rows_.date_at(5);
  event.rank = static_cast<std::uint32_t>(rows_.integer_at(6));
  event.keys = rows_.string_at(7), event.groups = rows_.string_at(8);
  event.text = rows_.string_at(9), event.by = rows_.string_at(10);
  if (!rows_.null_at(11)) event.known_from = {static_cast<std::int32_t>(rows_.integer_at(11))};
  if (!rows_.null_at(12)) row.run = rows_.integer_at(12);
  row.rests_on = rows_.integer_at(13);
  row.settlements = rows_.integer_at(14);
  return row;
}

}  // namespace safon
