#include "adapters/sqlite/waivers/waiver_rows.hpp"

namespace safon {
namespace {

std::string question(const std::string& which) {
  return "SELECT e.waiver, e.kind, e.participant, k.id, e.requirement, e.on_day, e.by_whom, e.role, e.reason, e.rule, "
         "e.version, e.until, e.approvers, e.evidence, e.known_from, e.rests_on, e.key, a.kind, a.value FROM "
         "waiver_event e LEFT JOIN participant_key k ON k.key = e.participant LEFT JOIN adjustment a ON a.event = "
         "e.key "
         "WHERE " +
         which;
}

}  // namespace

WaiverRows::WaiverRows(const sql::Connection& connection, const std::string& policy)
    : policy_(policy), rows_(connection, question("e.policy = ?1 ORDER BY e.key")) {
  rows_.text(1, policy_);
}

WaiverRows::WaiverRows(const sql::Connection& connection, const std::string& policy, std::int64_t first,
                       std::int64_t last)
    : policy_(policy),
      rows_(connection, question("e.policy = ?1 AND e.participant BETWEEN ?2 AND ?3 ORDER BY e.participant, e.key")) {
  rows_.text(1, policy_).integer(2, first).integer(3, last);
}

WaiverRows::WaiverRows(const sql::Connection& connection, Key key) : rows_(connection, question("e.key = ?1")) {
  rows_.integer(1, key.key);
}

std::optional<WaiverEvent> WaiverRows::next() {
  if (!rows_.step()) return std::nullopt;
  const auto kind = waiver_event_kind(rows_.text_at(1));
  if (!kind || (*kind == WaiverEventKind::proposed && rows_.null_at(11)))
    sql::fail(RegisterFault::corrupt,
              "the register is damaged: a waiver has an event of kind `" + rows_.string_at(1) + "`");
  WaiverEvent event{.waiver = rows_.integer_at(0),
                    .kind = *kind,
                    .participant = rows_.integer_at(2),
                    .id = rows_.string_at(3),
                    .what = rows_.string_at(4),
                    .on = rows_.date_at(5),
                    .by = rows_.string_at(6),
                    .role = rows_.string_at(7),
                    .reason = rows_.string_at(8),
                    .rule = to_hex(rows_.hash_at(9)),
                    .version = rows_.integer_at(10),
                    .until = std::nullopt,
                    .approvers = static_cast<std::uint8_t>(rows_.integer_at(12)),
                    .evidence = rows_.string_at(13),
                    .value = std::nullopt,
                    .known_from = std::nullopt};
  if (!rows_.null_at(17)) {
    const auto of = parameter_kind(rows_.text_at(17));
    if (!of)
      sql::fail(RegisterFault::corrupt,
                "the register is damaged: a parameter is adjusted to a `" + rows_.string_at(17) + "`");
    event.value = ParameterValue{*of, rows_.integer_at(18)};
  }
  if (!rows_.null_at(11)) event.until = rows_.date_at(11);
  if (!rows_.null_at(14)) event.known_from = Date{static_cast<std::int32_t>(rows_.integer_at(14))};
  return event;
}

}  // namespace safon
