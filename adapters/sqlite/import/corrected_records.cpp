#include "adapters/sqlite/import/corrected_records.hpp"

#include "adapters/sqlite/import.hpp"

namespace safon {
namespace {

std::string why(Sent sent) {
  if (sent == Sent::no_row) return "no such row is sent any more";
  return sent == Sent::no_field ? "the record has no such field any more" : "";
}

}  // namespace

CorrectedRecords::CorrectedRecords(RegisterFile::Inside& inside) : inside_(inside), versions_(inside) {
  sql::Statement corrected(inside.connection, "SELECT DISTINCT participant FROM correction_event");
  while (corrected.step()) who_.add(corrected.integer_at(0));
}

Behind CorrectedRecords::behind(ParticipantKey participant, VersionKey before) {
  return has(participant) ? versions_.behind(before) : Behind{.told = before, .corrections = {}};
}

void CorrectedRecords::carry_on(const Behind& before, const Arrived& arrived, Projection& projection,
                                ImportResult& result) {
  if (before.corrections.empty()) return;
  const auto carried = versions_.carried(before.corrections, arrived.told.key);
  const bool is_newest = arrived.newest.key == arrived.told.key;
  VersionKey version = arrived.told.key;
  if (!carried.hold.empty()) {
    version = versions_.append({arrived.told.key, carried.hold}, arrived.told.from);
    projection.version_added(arrived.participant, {version, arrived.told.from}, arrived.council, arrived.newest,
                             arrived.council_of_newest);
  }
  if (!is_newest) return;
  result.corrections_standing.insert(result.corrections_standing.end(), carried.hold.begin(), carried.hold.end());
  for (const auto& [number, found] : carried.ended) {
    const CorrectionEvent& made = versions_.made(number);
    const bool mended = found.sent == Sent::mended;
    const CorrectionEvent event{.correction = number,
                                .kind = mended ? CorrectionEventKind::mended : CorrectionEventKind::overtaken,
                                .participant = arrived.participant,
                                .id = std::string(arrived.id),
                                .field = made.field,
                                .was = made.was,
                                .value = found.now,
                                .told = arrived.told.key,
                                .version = version,
                                .rests_on = arrived.policy,
                                .import = result.import,
                                .on = arrived.received,
                                .by = {},
                                .role = {},
                                .source = {},
                                .reason = why(found.sent)};
    append_correction_event(inside_, event);
    result.corrections_ended.push_back(event);
  }
}

}  // namespace safon
