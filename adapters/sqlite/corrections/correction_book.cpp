#include "adapters/sqlite/corrections/correction_book.hpp"

#include <algorithm>

#include "adapters/sqlite/corrections/correction_rows.hpp"
#include "adapters/sqlite/ledger/projections.hpp"
#include "adapters/sqlite/policies.hpp"
#include "adapters/sqlite/records/history.hpp"

namespace safon {
namespace {

using sql::Statement;

struct Newest {
  KnownVersion version;
  std::string council;
};

Newest newest_of(RegisterFile::Inside& inside, ParticipantKey participant) {
  Statement row(inside.connection, "SELECT version, known_from, council FROM participant_now WHERE participant = ?");
  if (!row.integer(1, participant).step() || row.null_at(0))
    sql::fail(RegisterFault::unknown_name, "the register has no participant " + std::to_string(participant));
  return {{row.integer_at(0), {static_cast<std::int32_t>(row.integer_at(1))}}, row.string_at(2)};
}

/// The first day that knows of it: as for a return that is received on that day, and not before the newest version.
Date known_from(RegisterFile::Inside& inside, ParticipantKey participant, Date on, const KnownVersion& newest) {
  Date known = std::max(on, newest.from);
  Statement last(inside.connection, "SELECT max(as_of) FROM run");
  if (last.step() && !last.null_at(0)) known = std::max(known, Date{last.date_at(0).days + 1});
  Statement settled(inside.connection,
                    "SELECT max(settled_through) FROM programme p CROSS JOIN standing_now s ON s.programme = p.key AND "
                    "s.participant = ?");
  if (settled.integer(1, participant).step() && !settled.null_at(0))
    known = std::max(known, Date{static_cast<std::int32_t>(settled.integer_at(0)) + 1});
  return known;
}

void drop(std::vector<CorrectionNumber>& numbers, CorrectionNumber number) {
  std::erase(numbers, number);
}

}  // namespace

std::expected<RecordNow, RegisterError> record_now(RegisterFile& in, ParticipantKey participant) {
  return guarded([&] {
    RegisterFile::Inside& inside = in.inside();
    const ReadTransaction snapshot(inside);
    const auto newest = newest_of(inside, participant);
    CorrectedVersions versions(inside);
    auto behind = versions.behind(newest.version.key);
    const Schema& schema = versions.schema_of(newest.version.key);
    auto told = versions.record(behind.told, &schema);
    return RecordNow{.version = newest.version.key,
                     .behind = std::move(behind),
                     .council = newest.council,
                     .record = versions.record(newest.version.key),
                     .told = std::move(told)};
  });
}

std::expected<std::optional<CorrectionNumber>, RegisterError> correction_of(RegisterFile& in, const RecordNow& now,
                                                                            const RecordCell& cell) {
  return guarded([&]() -> std::optional<CorrectionNumber> {
    CorrectedVersions versions(in.inside());
    for (const auto number : now.behind.corrections)
      if (const auto found = versions.find(number, now.told); found.sent == Sent::again && found.cell == cell)
        return number;
    return std::nullopt;
  });
}

std::expected<std::vector<CorrectionEvent>, RegisterError> correction_events(
    RegisterFile& in, std::optional<ParticipantKey> participant) {
  return guarded([&] {
    std::vector<CorrectionEvent> all;
    CorrectionRows rows(in.inside().connection, participant ? "e.participant = ?1" : "?1 = 0", participant.value_or(0));
    while (auto event = rows.next()) all.push_back(*std::move(event));
    return all;
  });
}

std::expected<AppendedCorrection, RegisterError> append_correction(RegisterFile& in, const CompiledPolicy& policy,
                                                                   VersionKey seen,
                                                                   std::optional<CorrectionNumber> replaces,
                                                                   CorrectionEvent event) {
  return guarded([&] {
    RegisterFile::Inside& inside = in.inside();
    WriteTransaction writing(inside);
    event.rests_on = store_policy(inside, policy).policy;
    const auto newest = newest_of(inside, event.participant);
    if (newest.version.key != seen)
      sql::fail(RegisterFault::stale, "the record of `" + event.id + "` has changed meanwhile", "look again");
    CorrectedVersions versions(inside);
    Behind behind = versions.behind(seen);
    event.told = behind.told;
    // The version comes first: events point to it.
    const VersionKey next = Appender::next_key(inside.chains, Grows::record_version);
    event.version = next;
    std::optional<CorrectionEvent> replaced;
    if (replaces) {
      replaced = event;
      replaced->correction = *replaces;
      replaced->kind = CorrectionEventKind::replaced;
      replaced->field = versions.made(*replaces).field;
      replaced->was = versions.made(*replaces).was;
      replaced->source.clear();
      drop(behind.corrections, *replaces);
    }
    if (event.kind == CorrectionEventKind::corrected) {
      Statement last(inside.connection, "SELECT ifnull(max(correction), 0) FROM correction_event");
      event.correction = last.step() ? last.integer_at(0) + 1 : 1;
      behind.corrections.push_back(event.correction);
    } else {
      drop(behind.corrections, event.correction);
    }
    const Date known = known_from(inside, event.participant, event.on, newest.version);
    versions.note(event);
    if (versions.append(behind, known) != next)
      sql::fail(RegisterFault::failed, "the version that a correction makes has another key");
    Projection projection(inside, "main");
    projection.version_added(event.participant, {next, known}, newest.council, newest.version, newest.council);
    projection.finish();
    if (replaced) append_correction_event(inside, *replaced);
    append_correction_event(inside, event);
    writing.commit();
    return AppendedCorrection{event, known};
  });
}

std::expected<std::vector<CorrectedValue>, RegisterError> corrected_values(RegisterFile& in, const Schema& schema,
                                                                           VersionKey version) {
  return guarded([&] {
    std::vector<CorrectedValue> values;
    CorrectedVersions versions(in.inside());
    const Behind behind = versions.behind(version);
    for (const auto number : behind.corrections) {
      CorrectedValue value{.made = versions.made(number), .record = versions.record(behind.told, &schema), .cell = {}};
      const auto found = versions.find(number, value.record);
      value.cell = found.cell;
      if (found.sent == Sent::again) values.push_back(std::move(value));
    }
    return values;
  });
}

std::expected<std::vector<CorrectionNumber>, RegisterError> corrections_in(RegisterFile& in, VersionKey version) {
  return guarded([&] { return CorrectedVersions(in.inside()).behind(version).corrections; });
}

}  // namespace safon
