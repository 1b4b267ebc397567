#include "adapters/sqlite/corrections/correction_rows.hpp"

namespace safon {

CorrectionRows::CorrectionRows(const sql::Connection& connection, const std::string& which, std::int64_t number)
    : rows_(connection,
            "SELECT e.correction, e.kind, e.participant, k.id, e.field, e.was, e.value, e.told, e.version, e.rests_on, "
            "e.import, e.on_day, e.by_whom, e.role, e.source, e.reason, e.key FROM correction_event e LEFT JOIN "
            "participant_key k ON k.key = e.participant WHERE " +
                which + " ORDER BY e.key") {
  rows_.integer(1, number);
}

std::optional<CorrectionEvent> CorrectionRows::next() {
  if (!rows_.step()) return std::nullopt;
  const auto kind = correction_event_kind(rows_.text_at(1));
  if (!kind)
    sql::fail(RegisterFault::corrupt,
              "the register is damaged: a correction has an event of kind `" + rows_.string_at(1) + "`");
  CorrectionEvent event{.correction = rows_.integer_at(0),
                        .kind = *kind,
                        .participant = rows_.integer_at(2),
                        .id = rows_.string_at(3),
                        .field = rows_.string_at(4),
                        .was = rows_.string_at(5),
                        .value = rows_.string_at(6),
                        .told = rows_.integer_at(7),
                        .version = rows_.integer_at(8),
                        .rests_on = rows_.integer_at(9),
                        .import = std::nullopt,
                        .on = rows_.date_at(11),
                        .by = rows_.string_at(12),
                        .role = rows_.string_at(13),
                        .source = rows_.string_at(14),
                        .reason = rows_.string_at(15)};
  if (!rows_.null_at(10)) event.import = rows_.integer_at(10);
  return event;
}

}  // namespace safon
